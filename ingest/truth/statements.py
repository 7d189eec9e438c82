"""What a page, an article or a resolved case states in one slot: values that one sentence gives
together, and of which editions they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import unquote, urlsplit

from indexes.conflicts import COUNT, MEASURE, WINDOW, StatedValue, polar_form
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, DocumentKind
from indexes.years import edition_years_in
from ingest.folding import fold

# What is compared: slots whose value is a matter of right or wrong, and the kinds that they take.
COMPARED: dict[str, frozenset[str]] = {
    Slot.FEE: frozenset({FactKind.AMOUNT, FactKind.PERCENTAGE, MEASURE}),
    Slot.BENEFIT_AMOUNT: frozenset({FactKind.AMOUNT, FactKind.PERCENTAGE, MEASURE}),
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
    Slot.DOCUMENT: frozenset({FactKind.DOCUMENT}),
    Slot.LEGAL_BASIS: frozenset({FactKind.LEGAL_REFERENCE}),
    Slot.OTHER: frozenset({COUNT}),
}
# Kinds of which a source says yes or no: a way to apply, a document, a law in force.
POLAR = frozenset({FactKind.CHANNEL, FactKind.DOCUMENT, FactKind.LEGAL_REFERENCE})
LISTED = frozenset({FactKind.DOCUMENT, FactKind.LEGAL_REFERENCE})  # of which there are many
# The slot of a value without one, where it is the only one of its kind in the place of that slot.
_PLACED: dict[tuple[str, str], Slot] = {
    (FactKind.DURATION, Aspect.DEADLINE): Slot.DEADLINE,
    (FactKind.DURATION, Aspect.RESOLUTION_TERM): Slot.RESOLUTION_TERM,
    (FactKind.AMOUNT, Aspect.FEE): Slot.FEE,
    (FactKind.AMOUNT, Aspect.BENEFIT): Slot.BENEFIT_AMOUNT,
}
_SAID_APART = frozenset({FactKind.AMOUNT, FactKind.DURATION, FactKind.PERCENTAGE})
_CUT = re.compile(r"[,;]|\s(?:y|e|o|pero)\s")
_OVER = re.compile(r"\bmás de\s*$", re.IGNORECASE)
_NOTICE = "antelacion"
_JOIN = 2  # words between the two ends of a range, at most
_EDITION = re.compile(
    r"\b(?:edici[oó]n|convocatoria|cursos?|precios?|tarifas?|campañas?|ejercicio|temporada)\b"
    r"\D{0,25}(20\d\d)",
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
    """The values that one sentence gives in one slot; `said`, the part of it that gives them, where
    it gives several of several things. `years` are those of the edition that it
    speaks of; empty when it speaks of none."""

    slot: str
    kind: str
    aspect: str
    sentence: str
    values: tuple[StatedValue, ...]
    years: Years
    said: str

    @property
    def heading(self) -> str:
        """The innermost one above it."""
        section = self.values[0].section
        return section[-1] if section else ""

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


def loose_statements(spoken: Iterable[Spoken], years: Years) -> tuple[Statement, ...]:
    """Of values whose slot is not known. Replies are short, and leave out what was asked."""
    kinds = frozenset().union(*COMPARED.values())
    return _statements(
        (one for one in spoken if one.slot == Slot.OTHER and one.kind in kinds), years
    )


def statements(spoken: Iterable[Spoken], years: Years) -> tuple[Statement, ...]:
    """Of what is compared, in reading order; a sentence that names its edition is of that one."""
    answered = (_answered(one) for one in _placed([*spoken]))
    compared = (one for one in answered if one.kind in COMPARED.get(one.slot, ()))
    return _statements(compared, years)


def _placed(spoken: Sequence[Spoken]) -> Iterator[Spoken]:
    count = Counter((one.kind, one.aspect) for one in spoken)
    for one in spoken:
        place = (one.kind, one.aspect)
        alone = one.slot == Slot.OTHER and count[place] == 1
        slot = _PLACED.get(place) if alone else None
        if place[0] == FactKind.DURATION and alone and _NOTICE in fold(one.stated.sentence):
            slot = Slot.DEADLINE  # «con un mes de antelación»
        yield replace(one, slot=slot.value) if slot else one


def _answered(one: Spoken) -> Spoken:
    """Documents and laws with what is said of them."""
    slot, form = polar_form(one.kind, one.slot, one.stated.normalised)
    if slot == one.slot and form == one.stated.normalised:
        return one
    return replace(one, slot=slot, stated=one.stated.model_copy(update={"normalised": form}))


def _statements(spoken: Iterable[Spoken], years: Iterable[int]) -> tuple[Statement, ...]:
    grouped: dict[tuple[str, str, str, str], list[StatedValue]] = {}
    for one in spoken:
        place = (one.slot, one.kind, one.aspect, one.stated.sentence)
        grouped.setdefault(place, []).append(one.stated)
    return tuple(
        Statement(
            slot, kind, aspect, sentence, values,
            edition_years(sentence) or frozenset(years), said,
        )
        for (slot, kind, aspect, sentence), all_values in grouped.items()
        if not _misread(slot, kind, all_values)
        for said, values in _said_apart(sentence, kind, all_values)
    )  # fmt: skip


def _said_apart(
    sentence: str, kind: str, values: Sequence[StatedValue]
) -> Iterator[tuple[str, tuple[StatedValue, ...]]]:
    """«20 € para adultos y 10 € para niños» says two things; «de 10 a 20 €» says one."""
    places, reached = [], 0
    for value in values:
        found = sentence.find(value.value, reached) if value.value else -1
        places.append(found)
        reached = max(reached, found + len(value.value))
    if kind not in _SAID_APART or -1 in places:
        yield sentence, tuple(values)
        return
    start, said = 0, [values[0]]
    for before, ended, value, place in zip(values, places, values[1:], places[1:], strict=False):
        end = ended + len(before.value)
        cut = [match.start() for match in _CUT.finditer(sentence[:place]) if match.start() >= end]
        if cut and len(sentence[end:place].split()) > _JOIN:
            yield sentence[start : cut[0]], tuple(said)
            start, said = cut[0], []
        said.append(value)
    yield sentence[start:], tuple(said)


def _misread(slot: str, kind: str, values: Sequence[StatedValue]) -> bool:
    """A sentence that leaves no way to apply was not understood; «con más de dos años sirve…» says
    when something serves, and not for how long."""
    if kind == FactKind.DURATION and slot == Slot.VALIDITY:
        return any(_OVER.search(v.sentence.partition(v.value)[0]) for v in values)
    forms = {value.normalised for value in values}
    return kind == FactKind.CHANNEL and {"online:no", "in_person:no"} <= forms


def edition_years(text: str) -> Years:
    """`Edición de 2016`, `curso 2020/2021`: the years that a text says it is of."""
    return frozenset(int(match[1]) for match in _EDITION.finditer(text))


def document_years(title: str, url: str, edition: str, spoken: Sequence[Spoken]) -> Years:
    """Of the edition that a page is of: what it says of itself, the dates of its window, and where
    there is neither, its address, since addresses outlive editions."""
    said = edition_years_in(f"{title} {edition}")
    windows = {
        year
        for one in spoken
        if one.kind == FactKind.DATE
        and one.slot == Slot.DEADLINE
        and one.aspect in (Aspect.DEADLINE, Aspect.STATUS)
        for year in edition_years_in(one.stated.normalised)
    }
    return frozenset(map(int, said | windows or edition_years_in(unquote(urlsplit(url).path))))


def _fact(kind: str, slot: str, stated: StatedValue) -> Fact:
    value = stated.value or stated.normalised
    return Fact(
        kind=FactKind(kind), slot=Slot(slot), value=value, normalised=stated.normalised,
        start=0, end=len(value),
    )  # fmt: skip
