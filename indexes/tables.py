"""Relational tables. Times are UTC and aware. JSON columns hold dumped `indexes.models` values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


def now() -> datetime:
    return datetime.now(UTC)


def as_utc(at: datetime) -> datetime:
    """A time without a zone is UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """SQLite drops the zone; this puts UTC back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def _json(default: type = dict) -> Any:
    return Field(default_factory=default, sa_type=JSON)


def _time(nullable: bool = False) -> Any:
    if nullable:
        return Field(default=None, sa_type=UtcDateTime)
    return Field(default_factory=now, sa_type=UtcDateTime)


class Source(SQLModel, table=True):
    name: str = Field(primary_key=True)
    kind: str  # portal | sede | folder | web
    start_urls: list[str] = _json(list)
    sitemaps: list[str] = _json(list)
    allowed_domains: list[str] = _json(list)
    include: list[str] = _json(list)
    exclude: list[str] = _json(list)
    max_pages: int = 20_000
    max_depth: int | None = None
    render: str = "plain"  # plain | browser
    delay_s: float | None = None
    schedule: str | None = None
    authority: int = 0  # sede 30, portal 20, articles 15, web and folder 10, cases 0
    allow_private: bool = False
    created_at: datetime = _time()
    last_run_at: datetime | None = _time(nullable=True)
    last_run: dict[str, Any] = _json()  # a dumped `ingest.reports.SourceReport`
    next_run_at: datetime | None = _time(nullable=True)  # None: it has no schedule
    deleted_at: datetime | None = _time(nullable=True)  # what it brought is withdrawn, and kept
    row_version: int = 1  # grows with every edit: two people never undo each other's unseen


class Document(SQLModel, table=True):
    """One ingested page, PDF or article. `id` is a digest of the canonical address."""

    id: str = Field(primary_key=True)
    source: str = Field(foreign_key="source.name", index=True)
    url: str = Field(unique=True)
    kind: str = Field(index=True)
    title: str
    folded_title: str = ""  # `indexes.folding.fold(title)`, to search by
    procedure_code: str | None = Field(default=None, index=True)
    theme: str | None = Field(default=None, index=True)
    aliases: list[str] = _json(list)
    revision: int = 1
    state: str = Field(default="live", index=True)  # live | gone | withdrawn (with its source)
    misses: int = 0
    etag: str | None = None
    last_modified: str | None = None
    first_seen_at: datetime = _time()
    last_seen_at: datetime = _time()
    expires_on: date | None = Field(default=None, index=True)  # the last day of its window
    expired: bool = False  # flagged the day after `expires_on`
    merged_into: str | None = Field(default=None, index=True)  # the document that says the same
    about: str | None = Field(default=None, index=True)  # key of the procedure that it describes
    edition: str | None = None  # the year of a yearly call, as it names it
    edition_of: str | None = Field(default=None, index=True)  # what all its editions share
    edition_current: bool | None = None  # None: it is no edition
    facts_of: str | None = None  # which revision, read by which extractor, `document_fact` holds


class DocumentAlias(SQLModel, table=True):
    """Another address of a document, to find it by."""

    __tablename__ = "document_alias"

    url: str = Field(primary_key=True)
    document_id: str = Field(foreign_key="document.id", index=True)


class Revision(SQLModel, table=True):
    """What one document said from one crawl on. `content` is a dumped ExtractedDocument."""

    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    document_id: str = Field(foreign_key="document.id", index=True)
    number: int
    digest: str
    content: dict[str, Any] = _json()
    retrieved_at: datetime = _time()


class ResolvedCase(SQLModel, table=True):
    """A past query with the reply that was sent, both redacted."""

    __tablename__ = "resolved_case"

    id: str = Field(primary_key=True)
    question: str
    answer: str
    office: str = Field(index=True)
    channel: str
    resolved_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False))
    procedure_code: str | None = Field(default=None, index=True)
    language: str | None = None
    stale: bool = False
    stale_reason: str = ""
    stale_facts: list[dict[str, Any]] = _json(list)  # what it rested on that no longer holds
    stale_at: datetime | None = _time(nullable=True)
    imported_at: datetime = _time()
    retired_at: datetime | None = _time(nullable=True)  # by an editor: it is not used any more
    retired_by: str = ""
    retired_reason: str = ""
    corrected_at: datetime | None = _time(nullable=True)
    corrected_by: str = ""
    row_version: int = 1


class Article(SQLModel, table=True):
    """Only a published one that is valid today is indexed."""

    id: str = Field(primary_key=True)
    title: str
    body: str  # Markdown
    tags: list[str] = _json(list)
    owner: str = ""
    state: str = Field(default="published", index=True)  # draft | review | published | expired
    valid_from: date | None = None
    valid_to: date | None = None
    created_at: datetime | None = _time(nullable=True)  # None: before this was kept
    updated_at: datetime = _time()
    updated_by: str = ""
    deleted_at: datetime | None = _time(nullable=True)
    row_version: int = 1  # also the number of its last version


class ArticleVersion(SQLModel, table=True):
    """What an article was from one edit on. The first edit keeps what was there before, too."""

    __tablename__ = "article_version"

    article_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    title: str
    body: str
    tags: list[str] = _json(list)
    owner: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    state: str
    action: str  # kept | created | edited | restored | imported | expired | deleted | undeleted
    note: str = ""
    by: str = ""
    at: datetime = _time()


class OfficeRow(SQLModel, table=True):
    __tablename__ = "office"

    id: str = Field(primary_key=True)
    name: str
    municipality: str
    province: str
    address: str | None = None
    postcode: str | None = None
    phone: str | None = None
    hours: str | None = None
    dir3: str | None = None


class Job(SQLModel, table=True):
    """One durable piece of long work."""

    id: str = Field(primary_key=True)
    kind: str = Field(index=True)
    payload: dict[str, Any] = _json()
    state: str = Field(default="queued", index=True)  # queued|running|done|failed|cancelled
    stage: str = ""
    done: int = 0
    total: int | None = None
    message: str = ""
    result: dict[str, Any] = _json()
    error: str | None = None
    attempts: int = 0
    locks: list[str] = _json(list)  # what it needs alone while it runs
    worker: str | None = None  # who runs it
    created_at: datetime = _time()
    started_at: datetime | None = _time(nullable=True)
    heartbeat_at: datetime | None = _time(nullable=True)
    step_started_at: datetime | None = _time(nullable=True)  # of the present stage and message
    step_from: int = 0  # `done` at that time
    finished_at: datetime | None = _time(nullable=True)
    cancel_requested: bool = False


class JobLock(SQLModel, table=True):
    """One row for each thing that a running job has for itself."""

    __tablename__ = "job_lock"

    name: str = Field(primary_key=True)
    job_id: str = Field(foreign_key="job.id", index=True)


class ApiKey(SQLModel, table=True):
    __tablename__ = "api_key"

    id: str = Field(primary_key=True)
    name: str = ""
    role: str  # agent | editor | qa | admin | host
    digest: str = Field(unique=True)  # SHA-256 of the key, which is 256 random bits
    created_at: datetime = _time()
    revoked_at: datetime | None = _time(nullable=True)


class AgentSession(SQLModel, table=True):
    """A short-lived permission that a host's backend asked for: one agent, office, interaction."""

    __tablename__ = "agent_session"

    id: str = Field(primary_key=True)
    key_id: str = Field(foreign_key="api_key.id", index=True)  # of the host
    agent: str
    office: str
    interaction: str
    created_at: datetime = _time()
    expires_at: datetime = Field(sa_column=Column(UtcDateTime, nullable=False, index=True))
    revoked_at: datetime | None = _time(nullable=True)


class SuggestionRecord(SQLModel, table=True):
    """What one call answered. The query is stored redacted."""

    __tablename__ = "suggestion"

    id: str = Field(primary_key=True)
    created_at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    query: str
    office: str | None = None
    channel: str
    status: str = Field(index=True)
    snapshot: str
    pipeline: str
    response: dict[str, Any] = _json()
    procedure_code: str | None = Field(default=None, index=True)  # of the response, to count by
    canonical_answer_id: str | None = Field(default=None, index=True)  # the one that it cites
    interaction: str | None = None  # of the session that asked for it


class SuggestionEvent(SQLModel, table=True):
    __tablename__ = "suggestion_event"

    id: int | None = Field(default=None, primary_key=True)
    suggestion_id: str = Field(foreign_key="suggestion.id", index=True)
    type: str = Field(index=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    final_text: str | None = None  # redacted
    rating: int | None = None
    reason: str | None = None
    fact_changes: list[dict[str, Any]] = _json(list)  # dumped `indexes.drift.FactChange`


class DocumentFact(SQLModel, table=True):
    """What a live document states now, in reading order. Replaced when it is read anew."""

    __tablename__ = "document_fact"

    id: int | None = Field(default=None, primary_key=True)
    document_id: str = Field(foreign_key="document.id", index=True)
    about: str | None = Field(default=None, index=True)  # as of the document, unless it names one
    kind: str
    slot: str
    normalised: str
    value: str  # as printed
    sentence: str
    section: list[str] = _json(list)
    aspect: str
    url: str  # with its #fragment or #page=N
    passage_id: str = ""  # of the passage that holds it; 63 bits, so that it travels as text


class FactDependency(SQLModel, table=True):
    """A value that a resolved case or a canonical answer states, and a document that supports it.
    `subject` is `case:ID` or `canonical:ID`."""

    __tablename__ = "fact_dependency"

    subject: str = Field(primary_key=True)
    document_id: str = Field(primary_key=True, index=True)
    kind: str = Field(primary_key=True)
    slot: str = Field(primary_key=True)
    normalised: str = Field(primary_key=True)


class Change(SQLModel, table=True):
    """One line of the change feed. It outlives the document that it is about."""

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(default_factory=now, sa_type=UtcDateTime, index=True)
    kind: str = Field(index=True)  # new | changed | gone | returned | expired | renewed
    source: str = Field(index=True)
    document_id: str = Field(index=True)
    url: str
    title: str
    procedure_code: str | None = Field(default=None, index=True)
    revision_from: int | None = None
    revision_to: int | None = None
    fields: list[dict[str, Any]] = _json(list)  # dumped `indexes.models.FieldChange`


class Conflict(SQLModel, table=True):
    """Sources that give different values for one slot of one procedure. `digest` is of the values
    that it rests on: a ruling holds while it is the same."""

    id: str = Field(primary_key=True)
    about: str = Field(index=True)  # key of the procedure
    procedure_code: str | None = Field(default=None, index=True)
    procedure_title: str = ""
    slot: str = Field(index=True)
    kind: str  # of fact
    sides: list[dict[str, Any]] = _json(list)  # dumped `indexes.conflicts.Side`, preferred first
    reason: str  # why the first side is preferred: authority | date | edition | order
    digest: str
    state: str = Field(default="open", index=True)  # open | ruled | resolved
    reopened: bool = False  # it was ruled before, on other values
    found_at: datetime = _time()
    updated_at: datetime = _time()


class ConflictRuling(SQLModel, table=True):
    """What an editor decided; all of them are kept, the last one of the present digest rules."""

    __tablename__ = "conflict_ruling"

    id: int | None = Field(default=None, primary_key=True)
    conflict_id: str = Field(foreign_key="conflict.id", index=True)
    value: str  # normal form
    document_id: str | None = None  # the side that is right; None for a value that no side gives
    reason: str
    by: str
    at: datetime = _time()
    digest: str


class CanonicalAnswer(SQLModel, table=True):
    """An approved answer to one aspect of one procedure."""

    __tablename__ = "canonical_answer"
    __table_args__ = (UniqueConstraint("procedure_code", "aspect", "language", "version"),)

    id: str = Field(primary_key=True)
    procedure_code: str = Field(index=True)
    aspect: str
    language: str = "es"
    question: str = ""  # how people ask for it
    text: str
    owner: str
    version: int = 1
    valid_from: date | None = None
    valid_to: date | None = None
    state: str = Field(default="proposed", index=True)
    # proposed | approved | rejected | superseded (by a later version) | expired
    state_reason: str = ""
    evidence: list[dict[str, Any]] = _json(list)  # the replies that it was proposed from
    stale_reason: str = ""
    stale_facts: list[dict[str, Any]] = _json(list)
    approved_by: str | None = None
    approved_at: datetime | None = _time(nullable=True)
    created_at: datetime = _time()
    updated_at: datetime = _time()
    updated_by: str = ""
    row_version: int = 1


class Upkeep(SQLModel, table=True):
    """Daily work of the worker, and the day it was last done."""

    name: str = Field(primary_key=True)
    done_on: date


class EvaluationRun(SQLModel, table=True):
    """A finished evaluation. Its answers and its report are files in its folder, by its id."""

    __tablename__ = "evaluation_run"

    id: str = Field(primary_key=True)
    mode: str = Field(index=True)  # replay | audit
    dataset: str
    dataset_digest: str
    target: str
    snapshot: str
    pipeline: str
    answers: int
    groups: int
    measures: dict[str, Any] = _json()  # name -> Estimate of the room `eval`
    passed: bool | None = None  # the gate's outcome; none where no gate was asked for
    started_at: datetime = _time()
    finished_at: datetime = _time()
