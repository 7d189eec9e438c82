"""What editors keep: resolved cases, articles, canonical answers, offices."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, UniqueConstraint
from sqlmodel import Field, SQLModel

from indexes.tables.columns import UtcDateTime, json_column, time_column


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
    stale_facts: list[dict[str, Any]] = json_column(list)  # what it rested on that no longer holds
    stale_at: datetime | None = time_column(nullable=True)
    imported_at: datetime = time_column()
    retired_at: datetime | None = time_column(nullable=True)  # by an editor
    retired_by: str = ""
    retired_reason: str = ""
    corrected_at: datetime | None = time_column(nullable=True)
    corrected_by: str = ""
    row_version: int = 1


class Article(SQLModel, table=True):
    """Only a published one that is valid today is indexed."""

    id: str = Field(primary_key=True)
    title: str
    body: str  # Markdown
    tags: list[str] = json_column(list)
    owner: str = ""
    state: str = Field(default="published", index=True)  # draft | review | published | expired
    valid_from: date | None = None
    valid_to: date | None = None
    created_at: datetime | None = time_column(nullable=True)  # None: before this was kept
    updated_at: datetime = time_column()
    updated_by: str = ""
    deleted_at: datetime | None = time_column(nullable=True)
    row_version: int = 1  # also the number of its last version


class ArticleVersion(SQLModel, table=True):
    """What an article was from one edit on. The first edit keeps what was there before, too."""

    __tablename__ = "article_version"

    article_id: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    title: str
    body: str
    tags: list[str] = json_column(list)
    owner: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    state: str
    action: str  # kept | created | edited | restored | imported | expired | deleted | undeleted
    note: str = ""
    by: str = ""
    at: datetime = time_column()


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
    evidence: list[dict[str, Any]] = json_column(list)  # the replies that it was proposed from
    stale_reason: str = ""
    stale_facts: list[dict[str, Any]] = json_column(list)
    approved_by: str | None = None
    approved_at: datetime | None = time_column(nullable=True)
    created_at: datetime = time_column()
    updated_at: datetime = time_column()
    updated_by: str = ""
    row_version: int = 1


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
