"""The sentences that hold the very value that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.counts import counted, counts_in
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import SLOTS
from assist.suggestions.evidence.units import Unit, names_others, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import is_navigation
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, Passage

# What speaks for a sentence.
_WORDS = 0.5  # all of them
_NEARNESS = 0.6  # a meaning as near as can be
_SLOT = 0.6  # its value is of what the question says by name
_ASPECT = 0.1  # its value is of the aspect that is asked
_PLACE = 0.15  # it stands where the page speaks of that aspect
_COUNTED = 0.5  # it counts what is asked
_OTHER_SLOT = -0.3  # its value is plainly of something else
_HEADING = 0.35  # words in the heading, beside those of the sentence
_FIRST_PAGE = 0.05
_ENOUGH = 0.12
_ENOUGH_BY_MEANING = 0.4
_NEAR = 0.12  # how far below the best one, to be said beside it
_MOST = 2
_WEIGHED = 10  # sentences whose meaning is looked at
# What is paid, what is received and what one may earn are never each other.
_MONEY = frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT, Slot.INCOME_LIMIT})
_UNTOLD = frozenset({Slot.OTHER, Slot.SUPERSEDED})
_FAINT = frozenset({FactKind.URL, FactKind.DOCUMENT, FactKind.CHANNEL, FactKind.PROCEDURE_CODE})


_Scored = tuple[float, int, Unit]  # score, place of its page


@dataclass(frozen=True, slots=True)
class Pinpointed:
    """Best first, and the normal forms of the values asked for that the best one states."""

    units: tuple[Unit, ...] = ()
    values: frozenset[str] = frozenset()
    score: float = 0.0


def pinpoint(
    part: Part,
    title: str,
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    nearness: Nearness | None = None,
) -> Pinpointed:
    """`pages` are the passages of each page, the prevailing page first. Empty where nothing is
    wanted, or no value of the kind stands with what the question says."""
    if not part.wanted:
        return Pinpointed()
    terms = _particular(part.terms, title)
    scored = _scored(part, terms, pages, knowledge, values_of)
    enough = _ENOUGH
    if not scored and not part.wanted.kinds:
        # What is counted goes by another name there: «miembros», «personas».
        scored, enough = _scored(part, terms, pages, knowledge, _any_count), _ENOUGH_BY_MEANING
    if nearness is not None:
        scored = _weighed(scored, nearness)
    if not scored:
        return Pinpointed()
    best, _, unit = scored[0]
    if best < enough:
        return Pinpointed()
    said = values_of(unit, part)
    kept = [unit]
    for score, _, other in scored[1:]:
        beside = other.passage.id == unit.passage.id
        if score >= best - _NEAR and beside and not values_of(other, part) <= said:
            kept.append(other)
    return Pinpointed(tuple(kept[:_MOST]), said, best)


def _scored(
    part: Part,
    terms: Sequence[Term],
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    values: Callable[[Unit, Part], frozenset[str]],
) -> list[_Scored]:
    """By words and by what the values are of, best first; equal ones in the order of the pages."""
    found = [
        (_score(unit, part, terms, knowledge) + _FIRST_PAGE * (order == 0), order, unit)
        for order, page in enumerate(pages)
        for unit in _candidates(page, part, values)
    ]
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _weighed(scored: Sequence[_Scored], nearness: Nearness) -> list[_Scored]:
    """The best ones by their meaning too. Twin pages say the same: each text counts once."""
    texts = list(dict.fromkeys(unit.text for _, _, unit in scored))[:_WEIGHED]
    near = [item for item in scored if item[2].text in texts]
    meant = nearness.of([unit for _, _, unit in near])
    found = [
        (score + _NEARNESS * one, order, unit)
        for one, (score, order, unit) in zip(meant, near, strict=True)
    ]
    return sorted(found, key=lambda item: (-item[0], item[1]))


def values_of(unit: Unit, part: Part) -> frozenset[str]:
    """Normal forms of the values asked for; numbers of what is counted."""
    forms = (f"{fact.kind.value} {fact.normalised}" for fact in _facts(unit, part))
    numbers = (f"count {number}" for number in counted(unit.text, part.wanted.nouns))
    return frozenset((*forms, *numbers))


def _facts(unit: Unit, part: Part) -> list[Fact]:
    return [
        fact
        for fact in unit.facts
        if fact.kind in part.wanted.kinds and fact.slot is not Slot.SUPERSEDED
    ]


def _any_count(unit: Unit, _: Part) -> frozenset[str]:
    """Of things, not of years nor days: those are facts of their own."""
    return frozenset() if unit.facts else frozenset(number for number, _ in counts_in(unit.text))


def _candidates(
    page: Sequence[Passage], part: Part, values: Callable[[Unit, Part], frozenset[str]]
) -> Iterable[Unit]:
    for passage in page:
        if is_navigation(" ".join(passage.section)):
            continue
        for unit in units_of(passage):
            if values(unit, part) and not names_others(unit):
                yield unit


def _particular(terms: Sequence[Term], title: str) -> tuple[Term, ...]:
    """What the question says beyond naming the procedure."""
    named = stem_set(title)
    return tuple(term for term in terms if term.stem not in named)


def _score(unit: Unit, part: Part, terms: Sequence[Term], knowledge: Knowledge) -> float:
    heading = unit.passage.section[-1] if unit.passage.section else ""
    own = stem_set(f"{unit.question} {unit.text}")
    words = (1 - _HEADING) * coverage(terms, own, knowledge)
    words += _HEADING * coverage(terms, own | stem_set(heading), knowledge)
    named = coverage(part.terms, own, knowledge)
    said = _WORDS * (words + named) / 2
    return said + _of_the_slot(unit, part) + _of_the_place(unit, part)


def _of_the_slot(unit: Unit, part: Part) -> float:
    slots = {fact.slot for fact in _facts(unit, part)}
    score = _COUNTED if counted(unit.text, part.wanted.nouns) else 0.0
    if part.wanted.slots:
        if not slots.isdisjoint(part.wanted.slots):
            return score + _SLOT
        return score + (_OTHER_SLOT if slots and slots.isdisjoint(_UNTOLD) else 0.0)
    asked = _slots_of(part.aspects)
    if not slots.isdisjoint(asked):
        return score + _ASPECT
    is_other_money = bool(slots & _MONEY) and bool(asked & _MONEY)
    return score + (_OTHER_SLOT if is_other_money else 0.0)


def _of_the_place(unit: Unit, part: Part) -> float:
    return _PLACE if place_of(unit.passage) in part.aspects else 0.0


def _slots_of(aspects: Iterable[Aspect]) -> frozenset[Slot]:
    return frozenset().union(*(SLOTS.get(aspect, frozenset()) for aspect in aspects))
