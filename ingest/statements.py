"""What a page, an article or a resolved case states in one slot: values that one sentence gives
together, and of which editions they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from indexes.conflicts import StatedValue
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, DocumentKind

WINDOW = "window"  # a kind beside those of facts: whether one can apply now, as the page's state
# What is compared: slots whose value is a matter of right or wrong, and the kinds that they take.
COMPARED: dict[str, frozenset[str]] = {
    Slot.FEE: frozenset({FactKind.AMOUNT}),
    Slot.BENEFIT_AMOUNT: frozenset({FactKind.AMOUNT}),
    Slot.INCOME_LIMIT: frozenset({FactKind.AMOUNT}),
    Slot.AGE_LIMIT: frozenset({FactKind.AGE}),
    Slot.DISABILITY_DEGREE: frozenset({FactKind.PERCENTAGE}),
    Slot.RESOLUTION_TERM: frozenset({FactKind.DURATION}),
    Slot.APPEAL_TERM: frozenset({FactKind.DURATION}),
    Slot.CORRECTION_TERM: frozenset({FactKind.DURATION}),
    Slot.VALIDITY: frozenset({FactKind.DURATION}),
    Slot.DEADLINE: frozenset({FactKind.DATE, FactKind.DURATION, WINDOW}),
    Slot.SILENCE: frozenset({FactKind.SILENCE}),
    Slot.CHANNEL: frozenset({FactKind.CHANNEL}),
    Slot.CONTACT: frozenset({FactKind.PHONE, FactKind.EMAIL}),
    Slot.FORM: frozenset({FactKind.FORM}),
}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_EDITION = re.compile(
    r"\b(?:edici[oó]n|convocatoria|cursos?|precios?|tarifas?|campañas?|ejercicio|temporada)\b"
    r"\D{0,25}(20\d\d)(?:\s*[/\-]\s*(20\d\d))?",
    re.IGNORECASE,
)

Years = frozenset[int]


@dataclass(frozen=True)
class Spoken:
    """A fact with its place: of a page, an article or a case alike."""

    kind: str
    slot: str
    aspect: str
    stated: StatedValue


@dataclass(frozen=True)
class Statement:
    """The values that one sentence gives in one slot. `years` are those of the edition that it
    speaks of; empty when it speaks of none."""

    slot: str
    kind: str
    aspect: str
    sentence: str
    values: tuple[StatedValue, ...]
    years: Years

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(_fact(self.kind, self.slot, value) for value in self.values)


@dataclass(frozen=True)
class Speaker:
    """Who states it: what decides who is preferred, and what is shown of it."""

    document_id: str
    document_kind: DocumentKind
    source: str
    title: str
    url: str
    authority: int
    said_on: date | None
    years: Years
    edition: str | None = None  # the year of the call that it is, as it names it
    replaced: bool = False  # by a later edition
    family: int = 0  # how many procedures stand at addresses of this kind
    statements: tuple[Statement, ...] = ()
    loose: tuple[Statement, ...] = ()  # whose words do not say what their values are of

    def of(self, slot: str, kind: str) -> tuple[Statement, ...]:
        return tuple(s for s in self.statements if s.slot == slot and s.kind == kind)


def loose_statements(spoken: Iterable[Spoken]) -> tuple[Statement, ...]:
    """Of values whose slot is not known. Replies are short, and leave out what was asked."""
    kinds = frozenset().union(*COMPARED.values())
    return _statements((one for one in spoken if one.slot == Slot.OTHER and one.kind in kinds), ())


def statements(spoken: Iterable[Spoken], years: Years) -> tuple[Statement, ...]:
    """Of what is compared, in reading order; a sentence that names its edition is of that one."""
    compared = (one for one in spoken if one.kind in COMPARED.get(one.slot, ()))
    return _statements(compared, years)


def _statements(spoken: Iterable[Spoken], years: Iterable[int]) -> tuple[Statement, ...]:
    grouped: dict[tuple[str, str, str, str], list[StatedValue]] = {}
    for one in spoken:
        place = (one.slot, one.kind, one.aspect, one.stated.sentence)
        grouped.setdefault(place, []).append(one.stated)
    return tuple(
        Statement(
            slot, kind, aspect, sentence, tuple(values), edition_years(sentence) or frozenset(years)
        )
        for (slot, kind, aspect, sentence), values in grouped.items()
        if not _denies_all(kind, values)
    )


def _denies_all(kind: str, values: Sequence[StatedValue]) -> bool:
    """A sentence that leaves no way to apply was not understood."""
    forms = {value.normalised for value in values}
    return kind == FactKind.CHANNEL and {"online:no", "in_person:no"} <= forms


def edition_years(text: str) -> Years:
    """`Edición de 2016`, `curso 2020/2021`: the years that a text says it is of."""
    return frozenset(
        int(year) for match in _EDITION.finditer(text) for year in match.groups() if year
    )


def document_years(title: str, url: str, edition: str, spoken: Sequence[Spoken]) -> Years:
    """Of the edition that a page is of: what it says of itself, the dates of its window, and where
    there is neither, its address, since addresses outlive editions."""
    said = _YEAR.findall(f"{title} {edition}")
    windows = [
        year
        for one in spoken
        if one.kind == FactKind.DATE
        and one.slot == Slot.DEADLINE
        and one.aspect in (Aspect.DEADLINE, Aspect.STATUS)
        for year in _YEAR.findall(one.stated.normalised)
    ]
    return frozenset(map(int, said + windows or _YEAR.findall(unquote(urlsplit(url).path))))


def _fact(kind: str, slot: str, stated: StatedValue) -> Fact:
    value = stated.value or stated.normalised
    return Fact(
        kind=FactKind(kind), slot=Slot(slot), value=value, normalised=stated.normalised,
        start=0, end=len(value),
    )  # fmt: skip
