"""Jobs over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from indexes.tables import Job


class CrawlJob(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["crawl"]
    sources: list[str] = Field(default_factory=list, description="Vacía: todas las fuentes.")
    reindex: bool = True


class ReindexJob(BaseModel):
    model_config = ConfigDict(extra="forbid")

    kind: Literal["reindex"]
    full: bool = False


class JobOut(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    state: Literal["queued", "running", "done", "failed", "cancelled"]
    stage: str
    done: int
    total: int | None
    message: str
    result: dict[str, Any]
    error: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None

    @classmethod
    def of(cls, row: Job) -> JobOut:
        return cls.model_validate(row.model_dump(include=set(cls.model_fields)))
