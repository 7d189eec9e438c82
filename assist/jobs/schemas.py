"""Jobs over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assist.canonical.jobs import ProposePayload
from assist.jobs.pace import pace_of
from indexes.models import Channel
from indexes.tables import Job


class CrawlJob(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["crawl"]
    sources: list[str] = Field(default_factory=list, description="Vacía: todas las fuentes.")
    dry_run: bool = Field(default=False, description="Lee e informa, sin guardar nada.")
    refetch: bool = Field(default=False, description="También lo que dice que no ha cambiado.")
    max_pages: int | None = Field(default=None, ge=1)
    reindex: bool = True


class ReindexJob(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["reindex"]
    full: bool = False


class EvaluateJob(BaseModel):
    """`dataset` is a name, never a path: one that the product ships, or a file of `datasets/` in
    the data directory. An audit needs none: it takes the resolved cases."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["evaluate"]
    task: Literal["consistency", "answers", "retrieval", "audit"] = "consistency"
    dataset: str | None = Field(default=None, pattern=r"^[\w][\w.-]*$", max_length=100)
    offices: list[str] = Field(default_factory=list, description="Vacía: todas las oficinas.")
    channels: list[Channel] = Field(default_factory=list, description="Vacía: los habituales.")
    repeats: int = Field(default=1, ge=1, le=10)
    limit: int | None = Field(default=None, ge=1)
    fail_under: list[str] = Field(default_factory=list, description="medida=límite")


class ProposeCanonicalJob(ProposePayload):
    """Canonical answers are proposed from replies that agree; no procedure: of all of them."""

    kind: Literal["propose_canonical"]


class SyncDataverseJob(BaseModel):
    """What the CRM holds comes in, what happened here goes out."""

    model_config = ConfigDict(extra="forbid")

    kind: Literal["sync_dataverse"]
    full: bool = Field(default=False, description="Desde el principio.")
    dry_run: bool = Field(default=False, description="Lee e informa, sin guardar nada.")


JobRequest = CrawlJob | ReindexJob | EvaluateJob | ProposeCanonicalJob | SyncDataverseJob


JobState = Literal["queued", "running", "done", "failed", "cancelled"]


class JobOut(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    state: JobState
    stage: str
    done: int
    total: int | None
    message: str
    rate: float | None = None  # of this step, a second; None while it is not known
    seconds_left: float | None = None
    payload: dict[str, Any]
    cancel_requested: bool
    result: dict[str, Any]
    error: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, row: Job) -> JobOut:
        return cls.model_validate(
            {**row.model_dump(include=set(cls.model_fields)), **pace_of(row)._asdict()}
        )
