"""Resolved cases over HTTP."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from assist.grounds import Ground
from indexes.line_files import LineError
from indexes.models import Channel

LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000)]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]


class CaseOut(BaseModel):
    """`stale`: a value that it states is said by no page any more; `stale_reason` tells which.
    Retired ones are not used."""

    model_config = ConfigDict(frozen=True)

    id: str
    question: str
    answer: str
    office: str
    channel: Channel
    resolved_at: datetime
    procedure_code: str | None
    language: str | None
    stale: bool
    stale_reason: str
    stale_at: datetime | None
    retired_at: datetime | None
    retired_by: str
    retired_reason: str
    corrected_at: datetime | None
    corrected_by: str
    version: int


class CaseDetail(CaseOut):
    """`rests_on`: what it states that pages support. `reindex_job` will bring the change."""

    rests_on: list[Ground]
    reindex_job: str | None = None


class CasePage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[CaseOut]


class CaseChanges(BaseModel):
    """Texts correct it; `retired` takes it out of use (with its `reason`) or back into it. `null`
    takes the code or the language away. Personal data in the texts are redacted."""

    model_config = ConfigDict(extra="forbid")

    question: LongText | None = None
    answer: LongText | None = None
    procedure_code: Code | None = None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] | None = None
    retired: bool | None = None
    reason: Reason = ""


class CaseImport(BaseModel):
    """`imported` counts what was (in a dry run: would be) kept."""

    model_config = ConfigDict(frozen=True)

    imported: int
    failed: int
    errors: list[LineError]
    dry_run: bool = False
    reindex_job: str | None
