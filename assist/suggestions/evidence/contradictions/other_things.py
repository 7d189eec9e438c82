"""Whether sentences that give different values give them of different things."""

from __future__ import annotations

from functools import lru_cache

from assist.suggestions.evidence.contradictions.other_streets import is_of_another, of_other_offices
from assist.suggestions.evidence.contradictions.same_place import is_named_alike
from assist.suggestions.evidence.contradictions.wording import likeness
from assist.suggestions.evidence.counts import FREE
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import slots_of
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.cells import BETWEEN
from assist.suggestions.vocabulary.headings import speaks_of
from assist.suggestions.vocabulary.synonyms import ALIKE
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.bounds import Bound, bound_of, span_of
from indexes.facts.durations import is_unit
from indexes.facts.opposing import is_given, parts
from indexes.facts.scope import Scope, apart, named_alike, scope_of, without_besides
from indexes.models import Passage
from indexes.stems import stems_of
from indexes.years import years_spoken_of

_ALIKE = 0.4  # of the words of both, where nothing else says what the values are of
_ASKED = 0.6  # of the words of the question

# What a page calls by one name and another page by the other: what is paid, and how long it takes.
_ALIKE_SLOTS = (
    frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT}),
    frozenset({Slot.DEADLINE, Slot.RESOLUTION_TERM, Slot.VALIDITY}),
)

_Facts = tuple[Fact, ...]


def are_comparable(mine: _Facts, theirs: _Facts) -> bool:
    """Whether what the values are of may be one thing."""
    one, other = ({fact.slot for fact in facts} for facts in (mine, theirs))
    return (
        not one.isdisjoint(other)
        or {Slot.OTHER} in (one, other)
        or any(one | other <= alike for alike in _ALIKE_SLOTS)
    )


def of_other_things(
    part: Part, title: str, unit: Unit, mine: _Facts, other: Unit, theirs: _Facts
) -> bool:
    """`title`: of the procedure that is told; `mine`, `theirs`: values of one kind that differ."""
    years, others = (years_spoken_of(one.text) for one in (unit, other))
    if years and others and years.isdisjoint(others):
        return True
    if mine[0].slot is Slot.CONTACT and (
        not is_named_alike(part, unit, other)
        or of_other_offices(unit, other)
        or is_of_another(title, unit, other)
    ):
        return True
    if _of_other_bounds(unit, mine, other, theirs) or _of_other_spans(unit, mine, other, theirs):
        return True
    if _says_nothing_of_the_aspect(part, mine, other, theirs):
        return True
    asked = frozenset(term.stem for term in part.terms)
    if _of_other_ages(unit, mine, other, theirs) or _of_other_rows(unit, mine, other):
        return True
    if _only_besides(other, asked) != _only_besides(unit, asked):
        return True
    slots = {mine[0].slot, theirs[0].slot}
    values = stem_set(" ".join(fact.value for fact in (*mine, *theirs)))
    is_called_alike = len(slots) == 1 and Slot.OTHER not in slots
    said = frozenset(term.stem for term in part.terms if not is_unit(term.word))
    if not (is_called_alike or _speak_alike(title, values, unit, other, said, len(slots))):
        return True
    about = stems_of(f"{title} {unit.passage.subject} {other.passage.subject}")
    one, either = (
        _scope(*side).within(about).of_one_question(asked | stems_of(part.text))
        for side in ((unit, mine), (other, theirs))
    )
    return apart(one, either)


def _says_nothing_of_the_aspect(part: Part, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """A year of residence is no term to decide, which the told sentence gives by that name."""
    if mine[0].slot not in slots_of(part.aspects) or theirs[0].slot is not Slot.OTHER:
        return False
    said = " ".join((other.passage.title, *other.passage.section, other.heading, other.quote))
    return not any(speaks_of(said, one) for one in part.aspects)


def _of_other_bounds(unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """The least and the most of a sum are not each other, nor what is paid at least the sum."""
    if mine[0].kind not in (FactKind.AMOUNT, FactKind.PERCENTAGE):
        return False
    one, either = (
        {bound_of(side.quote, fact.value) for fact in facts}
        for side, facts in ((unit, mine), (other, theirs))
    )
    return one != either and Bound.LEAST in one | either


def _of_other_spans(unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """How often something is done, how old a building is, and how long anything takes are not each
    other."""
    return mine[0].kind is FactKind.DURATION and span_of(unit.quote, mine[0].value) != span_of(
        other.quote, theirs[0].value
    )


def _of_other_ages(unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """What those from 4 to 14 pay, or everybody, is nothing against those up to 3 entering free."""
    if mine[0].kind is FactKind.AGE:
        return False
    one, either = (
        [part for fact in side.facts if fact.kind is FactKind.AGE for part in parts(fact)]
        for side in (unit, other)
    )
    if bool(one) is not bool(either):
        return FREE in {fact.normalised for fact in (mine if one else theirs)}
    return bool(one and either) and not any(is_given(end, fact, either) for end, fact in one)


def _of_other_rows(unit: Unit, mine: _Facts, other: Unit) -> bool:
    """A row of a tariff is of its label: «Ninguno empadronado: 200 €»."""
    return mine[0].slot is not Slot.CONTACT and any(
        (label := stem_set(BETWEEN.split(row.quote)[0]))
        and BETWEEN.search(row.quote)
        and any(label != of_rows for of_rows in _labels(row.passage))
        and label.isdisjoint(stem_set(f"{sentence.heading} {sentence.quote}"))
        for row, sentence in ((unit, other), (other, unit))
    )


@lru_cache(maxsize=1_024)
def _labels(passage: Passage) -> tuple[frozenset[str], ...]:
    quotes = (unit.quote for unit in units_of(passage) if unit.facts)
    return tuple(stem_set(BETWEEN.split(one)[0]) for one in quotes if BETWEEN.search(one))


def _only_besides(unit: Unit, asked: frozenset[str]) -> bool:
    """«140 €, más el comedor»: what is given besides is not what the value is of."""
    own, besides = without_besides(unit.quote)
    named = asked & stem_set(besides)
    return bool(named) and named.isdisjoint(stem_set(own))


def _speak_alike(
    title: str,
    values: frozenset[str],
    unit: Unit,
    other: Unit,
    asked: frozenset[str],
    least: int,
) -> bool:
    """Of each other, or the other one of all that is asked, in so many words at least. The `title`
    of the procedure and the words of the `values` need not be said again."""
    said = named_alike(stem_set(f"{other.heading} {other.quote}"))
    sought = named_alike(asked) - named_alike((stem_set(title) | values) - said)
    is_asked = sum(stands(one, said) for one in sought) >= max(least * ALIKE, _ASKED * len(sought))
    worded = (stem_set(one.quote) - values for one in (unit, other))
    return is_asked or likeness(*worded) >= _ALIKE


@lru_cache(maxsize=4_096)
def _scope(unit: Unit, facts: _Facts) -> Scope:
    """Of these values alone: the sentence may go on about others."""
    values = tuple(dict.fromkeys(fact.value for fact in facts))
    return scope_of(unit.quote, facts[0].slot.value, values, unit.heading)
