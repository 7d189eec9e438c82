"""Knowledge articles over HTTP."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from assist.sources.schemas import Undo
from indexes.article_files import (
    ArticleId,
    ArticleState,
    Body,
    Owner,
    Tag,
    Title,
    check_validity,
)
from indexes.changes import FieldChange
from indexes.line_files import LineError
from indexes.tables import Article

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
Tags = Annotated[list[Tag], Field(max_length=50)]
NewState = Literal["draft", "review", "published"]


class ArticleIn(BaseModel):
    """Without `id`, one is made of the title; without `owner`, it is who writes it."""

    model_config = ConfigDict(extra="forbid")

    id: ArticleId | None = None
    title: Title
    body: Body
    tags: Tags = []
    owner: Owner | None = None
    state: NewState = "draft"
    valid_from: date | None = None
    valid_to: date | None = None
    note: Note = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_validity(self.valid_from, self.valid_to)
        return self


class ArticleChanges(BaseModel):
    """Only what is sent is changed. `null` takes a day of validity away."""

    model_config = ConfigDict(extra="forbid")

    title: Title | None = None
    body: Body | None = None
    tags: Tags | None = None
    owner: Owner | None = None
    state: ArticleState | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    note: Note = ""


class PreviewIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    body: Annotated[str, StringConstraints(max_length=500_000)]


class Preview(BaseModel):
    """Safe to put into a page as it is."""

    model_config = ConfigDict(frozen=True)

    html: str


class ArticleSummary(BaseModel):
    """`in_force`: published, and valid today; only such articles reach answers."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    tags: list[str]
    owner: str
    state: ArticleState
    in_force: bool
    valid_from: date | None
    valid_to: date | None
    created_at: datetime | None
    updated_at: datetime
    updated_by: str
    deleted_at: datetime | None
    version: int


class ArticleOut(ArticleSummary):
    """`next_states`: where it can go from here. `reindex_job` will bring the change to answers."""

    body: str
    html: str
    next_states: list[ArticleState]
    reindex_job: str | None = None


class ArticlePage(BaseModel):
    model_config = ConfigDict(frozen=True)

    total: int
    items: list[ArticleSummary]


Action = Literal[
    "kept", "created", "edited", "restored", "imported", "expired", "deleted", "undeleted"
]


class VersionOut(BaseModel):
    """`changed` names the fields that are not what they were in the version before."""

    model_config = ConfigDict(frozen=True)

    number: int
    action: Action
    note: str
    by: str
    at: datetime
    title: str
    state: ArticleState
    changed: list[str]


class VersionDetail(VersionOut):
    """`fields` shows what is different from the version before, word by word."""

    body: str
    html: str
    tags: list[str]
    owner: str
    valid_from: date | None
    valid_to: date | None
    fields: list[FieldChange]


class Versions(BaseModel):
    model_config = ConfigDict(frozen=True)

    article_id: str
    versions: list[VersionOut]


class ArticleDeleted(BaseModel):
    model_config = ConfigDict(frozen=True)

    id: str
    undo: Undo
    reindex_job: str | None


class ArticleImport(BaseModel):
    """`imported` counts what was (in a dry run: would be) kept."""

    model_config = ConfigDict(frozen=True)

    imported: int
    failed: int
    errors: list[LineError]
    dry_run: bool
    reindex_job: str | None


def is_in_force(row: Article, today: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= today
    ended = row.valid_to is not None and row.valid_to < today
    return row.state == "published" and row.deleted_at is None and begun and not ended
