"""What the knowledge calls return."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assist.suggestions.explaining import Explanation
from indexes.changes import FieldChange
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
    """`explanation` is there when it was asked for."""

    query: str
    snapshot: str
    hits: list[SearchHit]
    explanation: Explanation | None = None


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
    """`changes`: what is different from the revision before; none for the first one."""

    number: int
    digest: str
    retrieved_at: datetime
    title: str
    blocks: list[Block]
    changes: list[FieldChange] = []


class Revisions(Out):
    document_id: str
    revisions: list[RevisionOut]


class Difference(Out):
    """What revision `to` says otherwise than `since`, word by word."""

    document_id: str
    since: int
    to: int
    fields: list[FieldChange]


class PassageOut(Out):
    """A piece of a document as the index holds it."""

    passage_id: str
    section: str
    aspect: Aspect
    text: str
    words: int
    url: str
    revision: int
    procedure_code: str | None
    language: str | None


Absence = Literal["gone", "withdrawn", "merged", "waiting"]


class DocumentPassages(Out):
    """In reading order. Where there are none, `absent` says why: the page is gone, its source was
    deleted, it is part of another document (`merged_into`), or a reindex has to bring it."""

    document_id: str
    snapshot: str
    passages: list[PassageOut]
    absent: Absence | None = None
    merged_into: str | None = None


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
