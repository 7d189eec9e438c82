"""What was crawled: sources, documents, their addresses and revisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from indexes.tables.columns import json_column, time_column


class Source(SQLModel, table=True):
    name: str = Field(primary_key=True)
    kind: str  # portal | sede | folder | web
    start_urls: list[str] = json_column(list)
    sitemaps: list[str] = json_column(list)
    allowed_domains: list[str] = json_column(list)
    include: list[str] = json_column(list)
    exclude: list[str] = json_column(list)
    max_pages: int = 20_000
    max_depth: int | None = None
    render: str = "plain"  # plain | browser
    delay_s: float | None = None
    schedule: str | None = None
    authority: int = 0  # sede 30, portal 20, articles 15, web and folder 10, cases 0
    allow_private: bool = False
    created_at: datetime = time_column()
    last_run_at: datetime | None = time_column(nullable=True)
    last_run: dict[str, Any] = json_column()  # a dumped `ingest.reports.SourceReport`
    next_run_at: datetime | None = time_column(nullable=True)  # None: it has no schedule
    deleted_at: datetime | None = time_column(nullable=True)  # what it brought is kept
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
    aliases: list[str] = json_column(list)
    revision: int = 1
    state: str = Field(default="live", index=True)  # live | gone | withdrawn (with its source)
    misses: int = 0
    etag: str | None = None
    last_modified: str | None = None
    first_seen_at: datetime = time_column()
    last_seen_at: datetime = time_column()
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
    content: dict[str, Any] = json_column()
    retrieved_at: datetime = time_column()
