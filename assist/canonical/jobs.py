"""The job `propose_canonical`, which a worker does."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from assist.canonical.proposing import MIN_REPLIES, propose
from indexes.database import open_database
from indexes.jobs import JobContext
from prompts.catalogue import catalogue

KIND = "propose_canonical"


class ProposePayload(BaseModel):
    """No procedure: all of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    procedure: str | None = None
    min_replies: int = Field(default=MIN_REPLIES, ge=2, le=1_000)
    dry_run: bool = False


def propose_canonical(context: JobContext) -> dict[str, Any]:
    """The result is a ProposalReport."""
    asked = ProposePayload.model_validate(context.payload)
    message = catalogue("knowledge")["canonical"]["reading"]

    def progress(done: int, total: int) -> None:
        context.progress(done, total, KIND, message)
        context.check_cancelled()

    engine = open_database(context.settings)
    try:
        report = propose(
            engine, procedure_code=asked.procedure, min_replies=asked.min_replies,
            dry_run=asked.dry_run, progress=progress,
        )  # fmt: skip
    finally:
        engine.dispose()
    return report.model_dump(mode="json")
