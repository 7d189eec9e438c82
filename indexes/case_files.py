"""Resolved cases as files: JSONL or CSV, redacted as they are read.

One bad line never stops the others: it is reported with its number and reason."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from indexes.models import Channel, Value
from indexes.redaction import RedactedCase, redact

CaseFormat = Literal["jsonl", "csv"]


class LineError(Value):
    line: int  # 1-based, as an editor shows it
    reason: str


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


def read_cases(text: str, form: CaseFormat) -> Iterator[RedactedCase | LineError]:
    """Cases and errors in file order. Empty lines are passed over."""
    rows = _csv_rows(text) if form == "csv" else _json_rows(text.splitlines())
    for line, row in rows:
        yield row if isinstance(row, LineError) else _read(line, row)


def format_of(name_or_media_type: str) -> CaseFormat:
    """By file name or media type; anything that does not say CSV is JSONL."""
    return "csv" if "csv" in name_or_media_type.lower() else "jsonl"


def _json_rows(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any] | LineError]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            yield number, LineError(line=number, reason=f"no es JSON válido: {error.msg}")
            continue
        if isinstance(row, dict):
            yield number, row
        else:
            yield number, LineError(line=number, reason="no es un objeto JSON")


def _csv_rows(text: str) -> Iterator[tuple[int, dict[str, Any] | LineError]]:
    reader = csv.DictReader(text.lstrip("\ufeff").splitlines(keepends=True), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield (
                reader.line_num,
                LineError(line=reader.line_num, reason=f"CSV mal formado: {error}"),
            )
            return
        if None in row or None in row.values():
            reason = "el número de columnas no es el de la cabecera"
            yield reader.line_num, LineError(line=reader.line_num, reason=reason)
            continue
        yield reader.line_num, row


def _read(line: int, row: dict[str, Any]) -> RedactedCase | LineError:
    try:
        case = CaseLine.model_validate(row)
    except ValidationError as error:
        return LineError(line=line, reason=_explain(error))
    return RedactedCase(
        **case.model_dump(exclude={"question", "answer"}),
        question=redact(case.question).text,
        answer=redact(case.answer).text,
    )


def _explain(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in error.errors()
    )
