"""Resolved cases as files: JSONL or CSV, redacted as they are read.

One bad line never stops the others: it is reported with its number and reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from indexes.line_files import FileFormat, LineError, format_of, rows
from indexes.models import Channel
from indexes.redaction import RedactedCase, redact
from indexes.validation import explained

__all__ = ["CaseLine", "LineError", "format_of", "read_cases"]


class CaseLine(BaseModel):
    """One line of the file format, before redaction."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    id: str = Field(min_length=1, max_length=200)
    question: str = Field(min_length=1, max_length=50_000)
    answer: str = Field(min_length=1, max_length=50_000)
    office: str = Field(min_length=1)
    channel: Channel
    resolved_at: datetime
    procedure_code: str | None = None
    language: str | None = None

    @field_validator("procedure_code", "language", mode="before")
    @classmethod
    def _empty_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("resolved_at")
    @classmethod
    def _utc_when_silent(cls, value: datetime) -> datetime:
        return value if value.tzinfo else value.replace(tzinfo=UTC)


def read_cases(text: str, form: FileFormat) -> Iterator[RedactedCase | LineError]:
    """Cases and errors in file order. Empty lines are passed over."""
    for line, row in rows(text, form):
        yield row if isinstance(row, LineError) else _read(line, row)


def _read(line: int, row: dict[str, Any]) -> RedactedCase | LineError:
    try:
        case = CaseLine.model_validate(row)
    except ValidationError as error:
        return LineError(line=line, reason=explained(error))
    return redacted(case)


def redacted(case: CaseLine) -> RedactedCase:
    """What may be stored of it."""
    return RedactedCase(
        **case.model_dump(exclude={"question", "answer"}),
        question=redact(case.question).text,
        answer=redact(case.answer).text,
    )
