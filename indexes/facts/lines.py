"""Facts of many texts: JSON lines in, JSON lines out. A bad line never stops the others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from indexes.encodable import is_encodable
from indexes.facts.extract import extract_facts
from indexes.facts.models import Fact
from indexes.facts.vocabulary import vocabulary
from indexes.models import Aspect

_PROBLEMS: dict[str, str] = vocabulary("labels")["problems"]


@dataclass(frozen=True, slots=True)
class BadLine:
    number: int  # 1-based
    reason: str

    def __str__(self) -> str:
        return _PROBLEMS["line"].format(line=self.number, reason=self.reason)


class _Refused(Exception):
    """Why a line cannot be read."""


def fact_record(fact: Fact) -> dict[str, str | int]:
    """The JSON shape of a fact, keys in their documented order."""
    return {
        "kind": fact.kind.value,
        "slot": fact.slot.value,
        "normalised": fact.normalised,
        "value": fact.value,
        "start": fact.start,
        "end": fact.end,
    }


def extract_lines(lines: Iterable[bytes]) -> Iterator[str | BadLine]:
    """For each line `{"id", "text", "section"?, "aspect"?}` one line `{"id", "facts"}`, or the
    reason why it is refused, in order. Empty lines are passed over; other fields are ignored."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _extract(line)
        except _Refused as refused:
            yield BadLine(number, str(refused))


def _extract(line: bytes) -> str:
    record = _parse(line)
    text = record["text"]
    facts = extract_facts(text, section=_section(record), aspect=_aspect(record))
    return to_json({"id": record["id"], "facts": [fact_record(fact) for fact in facts]})


def to_json(record: object) -> str:
    """One line; escaped only when it holds a lone surrogate, which UTF-8 cannot write."""
    text = json.dumps(record, ensure_ascii=False)
    return text if is_encodable(text) else json.dumps(record)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _Refused(_PROBLEMS["encoding"]) from error
    except (json.JSONDecodeError, RecursionError) as error:
        raise _Refused(_PROBLEMS["json"].format(detail=getattr(error, "msg", error))) from error
    if not isinstance(record, dict) or "id" not in record or "text" not in record:
        raise _Refused(_PROBLEMS["shape"])
    if not isinstance(record["id"], str | int) or isinstance(record["id"], bool):
        raise _refused("id", "not_id")
    if not isinstance(record["text"], str):
        raise _refused("text", "not_text")
    return record


def _section(record: dict[str, Any]) -> list[str]:
    section = record.get("section") or []
    if not isinstance(section, list) or not all(isinstance(heading, str) for heading in section):
        raise _refused("section", "not_headings")
    return section


def _aspect(record: dict[str, Any]) -> Aspect | None:
    if record.get("aspect") is None:
        return None
    try:
        return Aspect(record["aspect"])
    except ValueError as error:
        raise _refused("aspect", "unknown_aspect") from error


def _refused(field: str, problem: str) -> _Refused:
    return _Refused(_PROBLEMS["field"].format(field=field, detail=_PROBLEMS[problem]))
