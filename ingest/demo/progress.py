"""The bar that follows the crawl."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from ingest.demo.service import Watch

STAGES = {"": "En cola", "crawl": "Rastreando los dos sitios", "reindex": "Indexando"}


@contextmanager
def crawl_progress(console: Console) -> Iterator[Watch]:
    """A bar that follows the job's stage and counters."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        MofNCompleteColumn(),
        TextColumn("{task.fields[message]}"),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(STAGES[""], total=None, message="")

        def watch(job: dict[str, Any]) -> None:
            progress.update(
                task,
                description=STAGES.get(job["stage"], job["stage"]),
                completed=job["done"],
                total=job["total"],
                message=str(job["message"])[:60],
            )

        yield watch
