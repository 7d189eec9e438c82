"""Offices: read from a JSON-lines file, and found by what people call them."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from indexes.database import open_database, session_scope
from indexes.errors import RecordInvalid
from indexes.folding import fold
from indexes.models import Office, Value
from indexes.repositories.offices import OfficeRepository
from indexes.settings import Settings
from indexes.validation import explained


class OfficeLineError(Value):
    line: int  # 1-based, as an editor shows it
    reason: str


class OfficeImport(Value):
    imported: int
    errors: tuple[OfficeLineError, ...]
    ignored: dict[str, int] = Field(default_factory=dict)  # unknown fields: in how many lines


def read_offices(
    text: str, ignored: Counter[str] | None = None
) -> Iterator[Office | OfficeLineError]:
    """Offices and errors in file order; empty lines are passed over. Fields that an office does not
    have are left out, and counted in `ignored`. Without an id of its own, an
    office has its municipality's (`huesca`, and the next one there `huesca-2`). An id that is
    given twice is an error of the later line."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        read = _read(number, line, seen, ignored)
        if isinstance(read, Office):
            seen[read.id] = number
        yield read


def load_offices(path: Path) -> list[Office]:
    """All or nothing. Raises RecordInvalid with every bad line."""
    rows = list(read_offices(_text_of(path)))
    errors = [row for row in rows if isinstance(row, OfficeLineError)]
    if errors:
        listed = "; ".join(f"línea {error.line}: {error.reason}" for error in errors)
        raise RecordInvalid(f"{path}: {listed}")
    return [row for row in rows if isinstance(row, Office)]


def import_offices(settings: Settings, path: Path) -> OfficeImport:
    """Saves the good lines and reports the others. Raises RecordInvalid when it is no text."""
    ignored: Counter[str] = Counter()
    rows = list(read_offices(_text_of(path), ignored))
    offices = [row for row in rows if isinstance(row, Office)]
    engine = open_database(settings)
    with session_scope(engine) as session:
        for office in offices:
            OfficeRepository(session).save(office)
    engine.dispose()
    errors = tuple(row for row in rows if isinstance(row, OfficeLineError))
    return OfficeImport(imported=len(offices), errors=errors, ignored=dict(sorted(ignored.items())))


def find_office(offices: Iterable[Office], wanted: str) -> Office | None:
    """By id, else municipality, else name; accents and case do not count. None when nothing fits,
    or when more than one office does."""
    offices = list(offices)
    for candidates in (
        [office for office in offices if fold(office.id) == fold(wanted)],
        [office for office in offices if fold(office.municipality) == fold(wanted)],
        [office for office in offices if fold(office.name) == fold(wanted)],
        [office for office in offices if slug(wanted) == office.id],
    ):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


def slug(text: str) -> str:
    """`"Ejea de los Caballeros"` becomes `ejea-de-los-caballeros`."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RecordInvalid(f"{path} no se puede leer: {error}") from error


def _read(
    number: int, line: str, seen: Mapping[str, int], ignored: Counter[str] | None
) -> Office | OfficeLineError:
    try:
        values = json.loads(line)
        if not isinstance(values, dict):
            return OfficeLineError(line=number, reason="no es un objeto JSON")
        unknown = sorted(values.keys() - Office.model_fields)
        known = {k: v for k, v in values.items() if k in Office.model_fields and v is not None}
        office = Office.model_validate(_with_id(known, seen))
    except json.JSONDecodeError as error:
        return OfficeLineError(line=number, reason=f"no es JSON: {error}")
    except ValidationError as error:
        return OfficeLineError(line=number, reason=explained(error))
    if office.id in seen:
        reason = f"la oficina «{office.id}» ya está en la línea {seen[office.id]}"
        return OfficeLineError(line=number, reason=reason)
    if ignored is not None:
        ignored.update(unknown)
    return office


def _with_id(values: dict[str, Any], seen: Mapping[str, int]) -> dict[str, Any]:
    municipality = values.get("municipality")
    if values.get("id") or not isinstance(municipality, str):
        return values
    base = slug(municipality)
    numbered = (f"{base}-{n}" for n in count(2))
    free = (id for id in chain([base], numbered) if id not in seen)
    return values | {"id": next(free)}
