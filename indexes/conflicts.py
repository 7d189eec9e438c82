"""Sources that disagree: the sides, and what an editor rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from hashlib import blake2b
from typing import Literal

from indexes.facts.models import FactKind, Slot
from indexes.models import DocumentKind, Value

# Kinds beside those of facts: how many of something; whether one can apply now; what an amount
# is of one of («por persona», «por familia»).
COUNT, WINDOW, MEASURE = "count", "window", "measure"
ConflictState = Literal["open", "ruled", "resolved"]
Reason = Literal["authority", "edition", "date", "catalogue", "order"]


class StatedValue(Value):
    """One value with the sentence that states it."""

    normalised: str
    value: str  # as printed
    sentence: str
    section: tuple[str, ...] = ()
    url: str  # with its #fragment or #page=N
    passage_id: str = ""


class Side(Value):
    """What one document, article or resolved case says of the slot. `document_id` is `case:ID` for
    cases and `article:ID` for articles."""

    document_id: str
    document_kind: DocumentKind
    source: str
    title: str
    url: str
    authority: int
    said_on: date | None = None  # None: the page gives no date for itself
    values: tuple[StatedValue, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Normal forms, each once."""
        return tuple(sorted({stated.normalised for stated in self.values}))


class Finding(Value):
    """A conflict as it is found. The preferred side stands first; `reason` is why."""

    about: str  # key of the procedure: its code, or `title:…`
    procedure_code: str | None
    procedure_title: str
    slot: str
    kind: str
    sides: tuple[Side, ...]
    reason: Reason

    @property
    def id(self) -> str:
        """The same for the same procedure, slot and kind."""
        name = "\x1f".join((self.about, self.slot, self.kind)).encode("utf-8", "replace")
        return "cfl_" + blake2b(name, digest_size=8).hexdigest()

    @property
    def digest(self) -> str:
        return digest_of(self.sides)


class Ruling(Value):
    """A ruling that is in force. `value` is a normal form; `document_id` the side that is right,
    None where no side is."""

    conflict_id: str
    about: str
    procedure_code: str | None
    slot: str
    kind: str
    value: str
    document_id: str | None
    reason: str
    by: str
    at: datetime


_POLAR = {
    (FactKind.DOCUMENT, Slot.DOCUMENT): (Slot.DOCUMENT, "yes"),
    (FactKind.DOCUMENT, Slot.NOT_REQUIRED): (Slot.DOCUMENT, "no"),
    (FactKind.LEGAL_REFERENCE, Slot.LEGAL_BASIS): (Slot.LEGAL_BASIS, "in_force"),
    (FactKind.LEGAL_REFERENCE, Slot.SUPERSEDED): (Slot.LEGAL_BASIS, "repealed"),
}
_POLAR_KINDS = frozenset(kind.value for kind, _ in _POLAR)


def polar_form(kind: str, slot: str, normalised: str) -> tuple[str, str]:
    """The slot and form in which what is asked for and what is not, or laws in force and repealed
    ones, can be compared: `("document", "padrón:no")`. Others stay as they are."""
    known = _POLAR.get((FactKind(kind), Slot(slot))) if kind in _POLAR_KINDS else None
    if known is None:
        return slot, normalised
    return known[0].value, f"{normalised.partition('#')[0]}:{known[1]}"


def digest_of(sides: Iterable[Side]) -> str:
    """Of which source says what: not of wording, place or mirror, nor of how many cases say it."""
    said = {
        ("case" if side.document_kind is DocumentKind.CASE else side.source, form)
        for side in sides
        for form in side.forms
    }
    return blake2b(repr(sorted(said)).encode(), digest_size=16).hexdigest()
