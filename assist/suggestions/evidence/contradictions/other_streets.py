"""Where one goes, told with another street on another page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assist.suggestions.evidence.contradictions.same_place import is_named_alike, sheet_of
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.slots import WAYS
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.vocabulary.values import ADDRESS
from indexes.facts.naming import leading_in, names_in, plain_of_contacts
from indexes.facts.streets import Street, streets_in
from indexes.lines import line_around
from indexes.models import Passage
from indexes.stems import stems_of

_AFTER_ITS_LEAD = re.compile(r"[.:;,]")


def asks_where(part: Part) -> bool:
    return bool(part.aspects and WAYS.issuperset(part.aspects)) or ADDRESS in part.wanted.nouns


def with_another_street(
    part: Part, unit: Unit, passages: Sequence[Passage], knowledge: Knowledge
) -> Unit | None:
    """The first sentence of them that gives another street for the same office."""
    own = _only_street(unit)
    units = (other for passage in passages for other in units_of(passage)) if own else ()
    found = (other for other in units if own and _is_other(own, unit, other, knowledge))
    return next((other for other in found if is_named_alike(part, unit, other, knowledge)), None)


def _is_other(own: Street, unit: Unit, other: Unit, knowledge: Knowledge) -> bool:
    street = _only_street(other)
    if street is None or own.is_same(street):
        return False
    return not of_other_offices(unit, other, knowledge)


@lru_cache(maxsize=4_096)
def _only_street(unit: Unit) -> Street | None:
    """Of several, each is of an office of its own."""
    found = [*streets_in(unit.quote)]
    return found[0] if len(found) == 1 else None


def of_other_offices(unit: Unit, other: Unit, knowledge: Knowledge | None = None) -> bool:
    """Whether one names an office of which the other does not speak, nor its whole sheet."""
    pairs = ((unit, other), (other, unit))
    return any(
        unknown and not (knowledge and unknown <= stems_of(sheet_of(two, knowledge)))
        for one, two in pairs
        if (unknown := _office(one) - _words(two))
    )


def is_of_another(title: str, unit: Unit, other: Unit) -> bool:
    """Whether a contact of another page is of somebody else than the procedure of that `title`: it
    is an office's own page that says nothing of it, or stands under the name of an office of which
    the first does not speak."""
    known = plain_of_contacts() | _words(unit)
    if stems_of(other.passage.title) <= known and stems_of(title).isdisjoint(_words(other)):
        return True
    return bool(names_in(other.heading) - known)


def _office(unit: Unit) -> frozenset[str]:
    said = _with_its_lead(unit)
    streets = frozenset().union(*(street.name for street in streets_in(said)))
    return leading_in(said) - plain_of_contacts() - stems_of(unit.passage.subject) - streets


def _words(unit: Unit) -> frozenset[str]:
    return stems_of(f"{unit.passage.title} {unit.heading} {_with_its_lead(unit)}")


def _with_its_lead(unit: Unit) -> str:
    """What its line begins with, too: «Servicio de Teleasistencia. Plaza de Viriato, 3»."""
    text = unit.passage.text
    start, _ = line_around(text, unit.start)
    lead = "" if start == unit.start else text[start : unit.start]
    return f"{_AFTER_ITS_LEAD.split(lead)[0]}. {unit.quote}"
