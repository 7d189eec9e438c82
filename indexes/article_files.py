"""Knowledge articles as files: JSONL or CSV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from indexes.line_files import FileFormat, LineError, rows
from indexes.validation import explained

ArticleState = Literal["draft", "review", "published", "expired"]

ArticleId = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[\w.\-]+$")]
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Body = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500_000)]
Tag = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
Owner = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]

_BETWEEN_TAGS = re.compile(r"[;|,]")


class ArticleLine(BaseModel):
    """One article of the file format. In CSV tags are parted by `;`."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: ArticleId
    title: Title
    body: Body
    tags: list[Tag] = []
    owner: Owner = ""
    state: ArticleState = "published"
    valid_from: date | None = None
    valid_to: date | None = None

    @field_validator("tags", mode="before")
    @classmethod
    def _parted(cls, value: object) -> object:
        if isinstance(value, str):
            return [tag for tag in map(str.strip, _BETWEEN_TAGS.split(value)) if tag]
        return value

    @field_validator("valid_from", "valid_to", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("state", mode="before")
    @classmethod
    def _published_when_silent(cls, value: object) -> object:
        return "published" if value == "" else value

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        check_validity(self.valid_from, self.valid_to)
        return self


def check_validity(valid_from: date | None, valid_to: date | None) -> None:
    """Raises ValueError."""
    if valid_from and valid_to and valid_to < valid_from:
        raise ValueError("«valid_to» es anterior a «valid_from»")


def read_articles(text: str, form: FileFormat) -> Iterator[ArticleLine | LineError]:
    """Articles and errors in file order. Empty lines are passed over."""
    for line, row in rows(text, form):
        yield row if isinstance(row, LineError) else read_article(row, line)


def read_article(row: dict[str, Any], line: int) -> ArticleLine | LineError:
    try:
        return ArticleLine.model_validate(row)
    except ValidationError as error:
        return LineError(line=line, reason=explained(error))
