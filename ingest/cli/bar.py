"""The progress bar of long commands: what is being done, how far, how fast, how long still."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from indexes.repositories.jobs import Progress as JobProgress


class Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="cyan")


@contextmanager
def job_bar() -> Iterator[Callable[[JobProgress], None]]:
    """On the error stream, so that `--json` and pipes see only the result."""
    columns = (
        SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30),
        MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, int] = {}

        def watch(progress: JobProgress) -> None:
            name = progress.message or progress.stage
            if name not in tasks:
                tasks[name] = bar.add_task(name, total=progress.total)
            bar.update(tasks[name], completed=progress.done, total=progress.total)  # type: ignore[arg-type]

        yield watch
