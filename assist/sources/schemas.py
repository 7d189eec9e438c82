"""Sources over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from indexes.sources import SourceKind

HealthState = Literal[
    "never",
    "queued",
    "running",
    "ok",
    "partial",
    "truncated",
    "empty",
    "failing",
    "late",
    "invalid",
]


class SourceHealth(BaseModel):
    """`message` says it to people. `failures` counts pages that could not be read."""

    model_config = ConfigDict(frozen=True)

    state: HealthState
    message: str
    failures: int = 0


class SourceOut(BaseModel):
    """`version` is what `ETag` holds. `documents` are those that answers may cite."""

    model_config = ConfigDict(frozen=True)

    name: str
    kind: str  # as it is stored: that of an invalid one may be any
    start_urls: list[str]
    sitemaps: list[str]
    allowed_domains: list[str]
    include: list[str]
    exclude: list[str]
    max_pages: int
    max_depth: int | None
    render: str
    delay_s: float | None
    schedule: str | None
    authority: int
    allow_private: bool
    defined_in: Literal["database", "file"]  # what a file defines is changed there
    documents: int
    health: SourceHealth
    running_job: str | None
    last_run_at: datetime | None
    last_run: dict[str, Any]
    next_run_at: datetime | None
    created_at: datetime
    deleted_at: datetime | None
    version: int


class SourceChanges(BaseModel):
    """Only what is sent is changed; what it may be is the same as for a new source."""

    model_config = ConfigDict(extra="forbid")

    kind: SourceKind | None = None
    start_urls: list[str] | None = None
    sitemaps: list[str] | None = None
    allowed_domains: list[str] | None = None
    include: list[str] | None = None
    exclude: list[str] | None = None
    max_pages: int | None = None
    max_depth: int | None = None
    render: Literal["plain", "browser"] | None = None
    delay_s: float | None = None
    schedule: str | None = None
    authority: int | None = None
    allow_private: bool | None = None


class Undo(BaseModel):
    """The call that takes a deletion back."""

    model_config = ConfigDict(frozen=True)

    method: Literal["POST"] = "POST"
    href: str


class SourceDeleted(BaseModel):
    """`documents` leave answers once `reindex_job` is done."""

    model_config = ConfigDict(frozen=True)

    name: str
    documents: int
    undo: Undo
    reindex_job: str


class SourceRestored(BaseModel):
    model_config = ConfigDict(frozen=True)

    source: SourceOut
    documents: int
    reindex_job: str
