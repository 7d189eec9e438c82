"""Texts whose facts a person has labelled: what the extractor is measured against."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import Field, ValidationError, field_validator, model_validator

from indexes.facts.lines import BadLine
from indexes.facts.models import Fact, FactKind, Slot
from indexes.facts.vocabulary import vocabulary
from indexes.models import Aspect, Value

_PROBLEMS: dict[str, str] = vocabulary("labels")["problems"]


_TYPE_NAMES = ("str", "int")  # which member of a union was tried is nothing for people
_DETAILS = {
    "missing": "missing_field",
    "enum": "unknown_value",
    "extra_forbidden": "unknown_field",
}


class LabelledText(Value):
    """A line of a labelled set, its facts with their places."""

    id: str
    text: str
    section: tuple[str, ...] = ()
    aspect: Aspect | None = None
    facts: tuple[Fact, ...]


class _Label(Value):
    kind: FactKind
    slot: Slot
    value: str = Field(min_length=1)
    normalised: str = Field(min_length=1)
    at: int | None = Field(default=None, ge=0)

    def placed(self, text: str) -> Fact:
        """Raises ValueError when the value is not in the text, or its place is not told."""
        start = self._unique_place(text) if self.at is None else self.at
        if not text.startswith(self.value, start):
            raise ValueError(_PROBLEMS["not_in_text"].format(value=self.value))
        end = start + len(self.value)
        return Fact(start=start, end=end, **self.model_dump(exclude={"at"}))

    def _unique_place(self, text: str) -> int:
        """Whole words only: the 3 of "3 meses" is not that of "30"."""
        whole = rf"(?<!\w){re.escape(self.value)}(?!\w)"
        places = [match.start() for match in re.finditer(whole, text)]
        if len(places) > 1:
            raise ValueError(_PROBLEMS["ambiguous_place"].format(value=self.value))
        return places[0] if places else text.find(self.value) % (len(text) + 1)


class _Line(Value):
    id: str | int
    text: str
    section: tuple[str, ...] = ()
    aspect: Aspect | None = None
    facts: tuple[_Label, ...]
    note: str = ""

    @field_validator("facts", mode="after")
    @classmethod
    def _distinct(cls, labels: tuple[_Label, ...]) -> tuple[_Label, ...]:
        if len(set(labels)) != len(labels):
            raise ValueError(_PROBLEMS["repeated_label"])
        return labels

    @model_validator(mode="after")
    def _in_the_text(self) -> _Line:
        self.placed()
        return self

    def placed(self) -> tuple[Fact, ...]:
        return tuple(label.placed(self.text) for label in self.facts)


def read_labelled(lines: Iterable[bytes]) -> Iterator[LabelledText | BadLine]:
    """For each line `{"id", "text", "section"?, "aspect"?, "note"?, "facts": [{"kind", "slot",
    "value", "normalised", "at"?}]}` its labels with their places, or why it is refused. `at` is
    the offset of a value that stands more than once. Empty lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(number, line)


def _read(number: int, line: bytes) -> LabelledText | BadLine:
    try:
        record: Any = json.loads(line.decode("utf-8-sig"))
        parsed = _Line.model_validate(record)
    except UnicodeDecodeError:
        return BadLine(number, _PROBLEMS["encoding"])
    except (json.JSONDecodeError, RecursionError) as error:
        return BadLine(number, _PROBLEMS["json"].format(detail=getattr(error, "msg", error)))
    except ValidationError as error:
        return BadLine(number, _reason(error))
    return LabelledText(
        id=str(parsed.id),
        text=parsed.text,
        section=parsed.section,
        aspect=parsed.aspect,
        facts=parsed.placed(),
    )


def _reason(error: ValidationError) -> str:
    """The first problem, with the field it is in."""
    problem = error.errors()[0]
    place = (str(part) for part in problem["loc"] if part not in _TYPE_NAMES)
    field = ".".join(place) or "facts"
    if problem["type"] == "value_error":
        detail = str(problem["msg"]).removeprefix("Value error, ")
    else:
        detail = _PROBLEMS[_DETAILS.get(problem["type"], "wrong_value")]
    return _PROBLEMS["field"].format(field=field, detail=detail)
