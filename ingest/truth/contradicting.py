"""Whether two sources contradict each other in a slot: each states a value that the other lacks, of
the same edition, and of the same thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from indexes.facts import FactKind, Slot
from indexes.facts.bounds import Span, is_rough, span_of
from indexes.models import DocumentKind
from indexes.years import years_in
from ingest.truth.lacking import lacks
from ingest.truth.measures import measured
from ingest.truth.same_thing import ALIKE, VERY_ALIKE, likeness, required_by, same_thing, speaks
from ingest.truth.statements import Speaker, Statement

_SPARED = frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT})
NOTHING: frozenset[str] = frozenset()


def contradicting(
    one: Speaker,
    other: Speaker,
    slot: str,
    kind: str,
    today: date,
    about: frozenset[str] = NOTHING,
) -> tuple[tuple[Statement, Statement], ...]:
    """What each says that the other contradicts. `about`: the stems of the title of the
    procedure."""
    if _of_other_editions(one, other):
        return ()
    mine, theirs = one.of(slot, kind), other.of(slot, kind)
    required = (*required_by(one), *required_by(other))
    return tuple(
        (a, b)
        for a, b in product(mine, theirs)
        if same_edition(a, b, today)
        and not (_is_rough(a) or _is_rough(b))
        and _spans(a) == _spans(b)
        and not (_titled_apart(one, a, b) or _titled_apart(other, b, a))
        and lacks(a, b, theirs)
        and lacks(b, a, mine)
        and same_thing(a, b, mine, theirs, about, required)
    )


def _is_rough(statement: Statement) -> bool:
    return any(is_rough(statement.sentence, one.value) for one in statement.values)


def _spans(statement: Statement) -> frozenset[Span | None]:
    """«Cada diez años», «más de 45 años»: how often, how old, how long."""
    if statement.kind != FactKind.DURATION:
        return frozenset()
    return frozenset(span_of(statement.sentence, one.value) for one in statement.values)


def _of_other_editions(one: Speaker, other: Speaker) -> bool:
    """Last year's call rightly says otherwise: to this year's, and to who speaks of none."""
    if one.edition and other.edition:
        return one.edition != other.edition
    return one.replaced or other.replaced


def agreeing(source: Speaker, reply: Speaker, slot: str, kind: str) -> bool:
    """Whether the source gives all that the reply states."""
    return not any(
        lacks(one, one, [*source.of(slot, kind), *_alike(one, source)])
        for one in reply.of(slot, kind)
    )


def _alike(reply: Statement, source: Speaker) -> list[Statement]:
    """What the source states in such words, whatever it is taken to be of."""
    stated = (*source.statements, *source.loose)
    return [s for s in stated if s.kind == reply.kind and likeness(s, reply) >= ALIKE]


def understood(speaker: Speaker, sources: Sequence[Speaker]) -> Speaker:
    """The speaker, with what its amounts are of one of. Values without a slot, and those of a slot
    that no sheet speaks of, have that of the sentence of a sheet which speaks most alike of a value
    of their kind."""
    sheets = [one for one in sources if one.document_kind is DocumentKind.PROCEDURE]
    official = [statement for source in sheets or sources for statement in source.statements]
    known = {(one.slot, one.kind) for one in official}
    said = [
        one
        if (one.slot, one.kind) in known
        else _as_alike(one, official, VERY_ALIKE) or _as_spared(one, known) or one
        for one in speaker.statements
    ]
    found = [found for one in speaker.loose if (found := _as_alike(one, official, ALIKE))]
    return replace(speaker, statements=(*said, *found, *measured((*said, *found))))


def _as_spared(statement: Statement, known: Collection[tuple[str, str]]) -> Statement | None:
    """A discount is read as of the fee, or as what is given."""
    others = [slot for slot in _SPARED - {statement.slot} if (slot, statement.kind) in known]
    is_spared = statement.kind == FactKind.PERCENTAGE and statement.slot in _SPARED
    return replace(statement, slot=others[0]) if is_spared and others else None


def _as_alike(
    statement: Statement, official: Sequence[Statement], enough: float
) -> Statement | None:
    alike = [(likeness(statement, one), one.slot) for one in official if one.kind == statement.kind]
    nearest, slot = max(alike, default=(0.0, ""))
    return replace(statement, slot=slot) if nearest >= enough else None


def same_edition(a: Statement, b: Statement, today: date) -> bool:
    """Two calls of different years differ rightly, and one that is long past contradicts nobody."""
    if a.years and b.years:
        shared = bool(a.years & b.years)
    else:
        years = a.years or b.years
        shared = not years or max(years) >= today.year - 1
    return shared and _same_years_of_dates(a, b, today)


def _same_years_of_dates(a: Statement, b: Statement, today: date) -> bool:
    """Dates of different years are of different calls, unless the sentences are nearly the same:
    then one of them has the year wrong. Days of a year that is over are of another call than those
    of every year."""
    if a.kind != FactKind.DATE:
        return True
    first, second = _years_of_dates(a), _years_of_dates(b)
    if not (first and second):
        years = (first or {str(year) for year in a.years}, second or {str(y) for y in b.years})
        if not all(years):
            return max(first | second, default=str(today.year)) >= str(today.year)
        return bool(years[0] & years[1])
    return bool(first & second) or (speaks(a) and speaks(b) and likeness(a, b) >= VERY_ALIKE)


def _titled_apart(speaker: Speaker, own: Statement, other: Statement) -> bool:
    """Whether the page says in its title that it is of the year of its dates: then no year is
    wrong, and dates of another year are of another call."""
    mine = _years_of_dates(own)
    titled = mine.intersection(years_in(speaker.title))
    return bool(titled) and not mine & _years_of_dates(other)


def _years_of_dates(statement: Statement) -> set[str]:
    days = (day for value in statement.values for day in value.normalised.split("/"))
    return {day[:4] for day in days if day[:4].isdigit()}
