"""Progress of reading the cases, on the error stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from eval.audit.needs import Progress
from eval.audit.texts import told


@contextmanager
def shown_progress(*, quiet: bool = False) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), disable=quiet, transient=True) as bar:
        task = bar.add_task(told("reading"), total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
