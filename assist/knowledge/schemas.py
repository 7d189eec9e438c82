"""What the knowledge calls return."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from indexes.models import (
    Aspect,
    Block,
    DocumentKind,
    Procedure,
    ProcedureChannels,
    RequiredDocument,
    Window,
    WindowState,
)


class Out(BaseModel):
    model_config = ConfigDict(frozen=True)


class SearchHit(Out):
    passage_id: str  # 63-bit: a string, since JavaScript would round it
    document_id: str
    kind: DocumentKind
    title: str
    section: str
    aspect: Aspect
    text: str
    url: str
    procedure_code: str | None
    score: float
    scores: dict[str, float]


class SearchResults(Out):
    query: str
    snapshot: str
    hits: list[SearchHit]


class DocumentOut(Out):
    id: str
    source: str
    kind: DocumentKind
    title: str
    url: str
    aliases: list[str]
    procedure_code: str | None
    revision: int
    state: str
    expires_on: date | None
    expired: bool
    merged_into: str | None
    edition: str | None
    edition_of: str | None  # the same for all editions of a procedure
    edition_current: bool | None  # false: kept, but another edition holds now
    first_seen_at: datetime
    last_seen_at: datetime
    published_at: date | None
    blocks: list[Block]
    procedure: Procedure | None


class RevisionOut(Out):
    number: int
    digest: str
    retrieved_at: datetime
    title: str
    blocks: list[Block]


class Revisions(Out):
    document_id: str
    revisions: list[RevisionOut]


class ProcedureSummary(Out):
    code: str | None
    title: str
    theme: str | None
    document_id: str
    url: str
    window: Window


class ProcedurePage(Out):
    total: int
    items: list[ProcedureSummary]


class EditionOut(Out):
    """One yearly call of a procedure. `state` is what its window says today."""

    code: str | None
    edition: str | None
    title: str
    window: Window
    state: WindowState | None
    current: bool
    document_id: str
    url: str


class ProcedureOut(Out):
    """One procedure; `others` are the other pages under the same code, `editions` its yearly
    calls, the latest first, this one included. `current` is false for one that another replaces."""

    code: str | None
    title: str
    theme: str | None
    department: str | None
    body: str | None
    edition: str | None
    texts: dict[Aspect, list[str]]
    documents: list[RequiredDocument]
    window: Window
    channels: ProcedureChannels
    related: list[str]
    document_id: str
    url: str
    revision: int
    others: list[ProcedureSummary]
    current: bool = True
    editions: list[EditionOut] = []
