"""How likely a sentence is to be the one with the value that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from assist.suggestions.evidence.narrowing.columns import headed, row_name
from assist.suggestions.evidence.narrowing.periods import is_paid_by
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import (
    MONEY,
    UNTOLD,
    counts_asked,
    slot_of,
    slots_of,
    wanted_facts,
)
from assist.suggestions.evidence.pinpointing.signs import (
    ends_something,
    is_of_another_thing,
    labelled_as_asked,
    of_the_case_told,
)
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import INTRODUCTIONS
from assist.suggestions.evidence.units import Unit, names_others, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import is_navigation
from indexes.models import Passage

# What speaks for a sentence.
_WORDS = 0.5  # all of them
_NEARNESS = 0.6  # a meaning as near as can be
_SLOT = 0.6  # its value is of what the question says by name
_ASPECT = 0.1  # its value is of the aspect that is asked
_PLACE = 0.15  # it stands where the page speaks of that aspect
_PLACE_ALONE = 0.4  # where the question says nothing beyond the aspect and the procedure
_LABEL = 0.3  # what it is about stands before its colon: «Cualificado: …»
_PERIOD = 0.2  # it gives a sum by the month, as is asked
_BOUNDED = 0.35  # its dates end something
_COUNTED = 0.5  # it counts what is asked
_OTHER_SLOT = -0.3  # its value is plainly of something else
_HEADING = 0.35  # words in the heading, beside those of the sentence
_FIRST_PAGE = 0.05
_INTRODUCED = -0.1  # it stands in an introduction, which names what is usual
_UNSPOKEN = 0.6  # of what the slot says, for a sentence that speaks of nothing else that is asked
_WEIGHED = 10  # sentences whose meaning is looked at


class Scored(NamedTuple):
    """`page`: the place of its page, 0 for the one that prevails."""

    score: float
    page: int
    unit: Unit


def scored(
    part: Part,
    terms: Sequence[Term],
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    states: Callable[[Unit, Part], bool],
) -> list[Scored]:
    """The sentences that `states` lets through, by words and by what their values are of; in the
    order of the pages. `terms`: what the question says beyond naming the procedure."""
    return [
        Scored(_score(unit, part, terms, knowledge) + _FIRST_PAGE * (order == 0), order, unit)
        for order, page in enumerate(pages)
        for unit in _candidates(page, part, states)
    ]


def best_first(found: Iterable[Scored]) -> list[Scored]:
    """Equal ones in the order of the pages."""
    return sorted(found, key=lambda one: (-one.score, one.page))


def weighed(found: Sequence[Scored], nearness: Nearness) -> list[Scored]:
    """The best ones by their meaning too. Twin pages say the same: each text counts once."""
    texts = list(dict.fromkeys(one.unit.text for one in found))[:_WEIGHED]
    near = [one for one in found if one.unit.text in texts]
    meant = nearness.of([one.unit for one in near])
    return best_first(
        one._replace(score=one.score + _NEARNESS * how_near)
        for one, how_near in zip(near, meant, strict=True)
    )


def by_case(found: Sequence[Scored], terms: Sequence[Term]) -> list[Scored]:
    """What is said of the case that the question speaks of before what is said of all, and that
    before what is said of other cases."""
    return best_first(
        one._replace(score=one.score + of_the_case_told(one.unit, terms)) for one in found
    )


def words_of(unit: Unit) -> str:
    """A row of a table is of what the table is; what is no sentence, of what its heading says."""
    above = unit.passage.heading if row_name(unit) or not unit.is_sentence else ""
    return f"{unit.question} {above} {headed(unit)} {unit.text}"


def _candidates(
    page: Sequence[Passage], part: Part, states: Callable[[Unit, Part], bool]
) -> Iterable[Unit]:
    for passage in page:
        if is_navigation(" ".join(passage.section)) or is_of_another_thing(passage, part):
            continue
        for unit in units_of(passage):
            if states(unit, part) and not names_others(unit):
                yield unit


def _score(unit: Unit, part: Part, terms: Sequence[Term], knowledge: Knowledge) -> float:
    above = stem_set(" ".join(unit.passage.section))
    own = stem_set(words_of(unit))
    words = (1 - _HEADING) * coverage(terms, own, knowledge)
    words += _HEADING * coverage(terms, own | above, knowledge)
    named = coverage(part.own or part.terms, own, knowledge)
    said = (words + named) / 2
    slot = _of_the_slot(unit, part)
    if terms and slot > 0:
        slot *= _UNSPOKEN + (1 - _UNSPOKEN) * min(1.0, 2 * words)
    labelled = _LABEL * labelled_as_asked(unit, part, terms)
    place = _of_the_place(unit, part)
    if not terms and place == _PLACE:
        place = _PLACE_ALONE
    paid = _PERIOD * is_paid_by(part.wanted.period, unit, wanted_facts(unit, part))
    ends = _BOUNDED * ends_something(unit, part)
    return _WORDS * said + slot + place + labelled + paid + ends


def _of_the_slot(unit: Unit, part: Part) -> float:
    slots = {slot_of(fact, unit, part) for fact in wanted_facts(unit, part)}
    score = _COUNTED if counts_asked(unit, part) else 0.0
    if part.wanted.slots:
        if not slots.isdisjoint(part.wanted.slots):
            return score + _SLOT
        return score + (_OTHER_SLOT if slots and slots.isdisjoint(UNTOLD) else 0.0)
    asked = slots_of(part.aspects)
    if not slots.isdisjoint(asked):
        return score + _ASPECT
    is_other_money = bool(slots & MONEY) and bool(asked & MONEY)
    return score + (_OTHER_SLOT if is_other_money else 0.0)


def _of_the_place(unit: Unit, part: Part) -> float:
    place = place_of(unit.passage)
    if place in part.aspects:
        return _PLACE
    return _INTRODUCED if place in INTRODUCTIONS else 0.0
