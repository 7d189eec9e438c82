"""How long work tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """As `JobContext.progress`. May raise to stop the work at a safe point."""

    def __call__(
        self, done: int, total: int | None = None, stage: str = "", message: str = ""
    ) -> None: ...


def silent(done: int, total: int | None = None, stage: str = "", message: str = "") -> None:
    """For callers that do not watch."""
