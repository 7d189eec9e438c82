"""Files with a record a line: JSONL or CSV. One bad line never stops the others."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, Literal

from indexes.models import Value

FileFormat = Literal["jsonl", "csv"]
Row = tuple[int, "dict[str, Any] | LineError"]


class LineError(Value):
    line: int  # 1-based, as an editor shows it
    reason: str


def format_of(name_or_media_type: str) -> FileFormat:
    """By file name or media type; anything that does not say CSV is JSONL."""
    return "csv" if "csv" in name_or_media_type.lower() else "jsonl"


def rows(text: str, form: FileFormat) -> Iterator[Row]:
    """(number of the line, what it holds) in file order. Empty lines are passed over."""
    return _csv_rows(text) if form == "csv" else _json_rows(text.splitlines())


def _json_rows(lines: Iterable[str]) -> Iterator[Row]:
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


def _csv_rows(text: str) -> Iterator[Row]:
    reader = csv.DictReader(text.lstrip("\ufeff").splitlines(keepends=True), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            number, reason = reader.line_num, f"CSV mal formado: {error}"
            yield number, LineError(line=number, reason=reason)
            return
        if None in row or None in row.values():
            reason = "el número de columnas no es el de la cabecera"
            yield reader.line_num, LineError(line=reader.line_num, reason=reason)
            continue
        yield reader.line_num, row
