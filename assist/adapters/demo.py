"""The demonstration: people of a JSON file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from assist.adapters.errors import AdapterUnavailable
from assist.adapters.protocols import Appointment, Card, CaseFile, HeldDocument
from indexes.settings import Settings
from indexes.validation import explained
from prompts.catalogue import catalogue


class Person(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    files: tuple[CaseFile, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    documents: tuple[HeldDocument, ...] = ()
    cards: tuple[Card, ...] = ()


class _People(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    people: dict[str, Person]


_NOBODY = Person()


class DemoSystems:
    def __init__(self, people: dict[str, Person]) -> None:
        self._people = people

    def files_of(self, ref: str) -> Sequence[CaseFile]:
        return self._of(ref).files

    def appointments_of(self, ref: str, since: datetime) -> Sequence[Appointment]:
        return [one for one in self._of(ref).appointments if one.at >= since]

    def documents_of(self, ref: str) -> Sequence[HeldDocument]:
        return self._of(ref).documents

    def cards_of(self, ref: str) -> Sequence[Card]:
        return self._of(ref).cards

    def card(self, id: str) -> Card | None:
        every = (card for person in self._people.values() for card in person.cards)
        return next((card for card in every if card.id == id), None)

    def _of(self, ref: str) -> Person:
        return self._people.get(ref, _NOBODY)


def open_demo(settings: Settings) -> DemoSystems:
    """Raises AdapterUnavailable for a file that cannot be read."""
    path = settings.citizen_adapter_file
    return DemoSystems(_read(path, Path(path).stat().st_mtime_ns if _exists(path) else 0))


def _exists(path: str) -> bool:
    return bool(path) and Path(path).exists()


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> dict[str, Person]:
    own = files("assist.adapters") / "demo.json"
    try:
        text = Path(path).read_text("utf-8") if path else own.read_text("utf-8")
        return _People.model_validate(json.loads(text)).people
    except ValidationError as error:
        reason = explained(error)
    except (OSError, ValueError) as error:
        reason = str(error)
    said = catalogue("adapters")["errors"]["file"]
    raise AdapterUnavailable(said.format(path=path, reason=reason))
