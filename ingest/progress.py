"""How long work tells how far it is."""

from __future__ import annotations

from typing import Protocol

CRAWL, REINDEX, IMPORT = "crawl", "reindex", "import"  # stages


class Progress(Protocol):
    """As `JobContext.progress`: `message` says in words what step of the stage is being done. May
    raise to stop the work at a safe point."""

    def __call__(
        self, done: int, total: int | None = None, stage: str = "", message: str = ""
    ) -> None: ...


def silent(done: int, total: int | None = None, stage: str = "", message: str = "") -> None:
    """For callers that do not watch."""
