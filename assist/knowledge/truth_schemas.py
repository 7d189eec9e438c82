"""What the calls about changes, conflicts, sources and the quality of content take and return."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from assist.knowledge.schemas import Out
from indexes.changes import ChangeKind, FieldChange
from indexes.conflicts import ConflictState, Reason, Side
from indexes.tables import Change, ConflictRuling


class ChangeOut(Out):
    """`fields` is empty for what is new, gone or expired."""

    id: int
    at: datetime
    kind: ChangeKind
    source: str
    document_id: str
    url: str
    title: str
    procedure_code: str | None
    revision_from: int | None
    revision_to: int | None
    fields: list[FieldChange]

    @classmethod
    def of(cls, row: Change) -> ChangeOut:
        return cls.model_validate(row.model_dump())


class ChangePage(Out):
    total: int
    items: list[ChangeOut]


class RulingOut(Out):
    """`in_force` is false once the facts it was made on have changed, or a later one was made."""

    value: str
    document_id: str | None
    reason: str
    by: str
    at: datetime
    in_force: bool


class ConflictOut(Out):
    """The preferred side stands first, for the `reason` given."""

    id: str
    procedure_code: str | None
    procedure_title: str
    slot: str
    kind: str
    state: ConflictState
    reopened: bool
    reason: Reason
    preferred: Side
    sides: list[Side]
    rulings: list[RulingOut]
    found_at: datetime
    updated_at: datetime


class ConflictPage(Out):
    total: int
    items: list[ConflictOut]


class RulingIn(BaseModel):
    """Which side is right, by its document, or a value that none of them gives."""

    model_config = ConfigDict(extra="forbid")

    document_id: str | None = None
    value: str | None = Field(default=None, min_length=1, max_length=500)
    reason: str = Field(min_length=1, max_length=2_000)


def ruling_out(row: ConflictRuling, in_force: bool) -> RulingOut:
    fields = row.model_dump(include={"value", "document_id", "reason", "by", "at"})
    return RulingOut(**fields, in_force=in_force)
