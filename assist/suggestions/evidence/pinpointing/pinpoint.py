"""The sentences that hold the very value that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.antecedents import in_context
from assist.suggestions.evidence.counts import numbers_of
from assist.suggestions.evidence.narrowing.brackets import spells_a_number
from assist.suggestions.evidence.narrowing.columns import of_whole_table
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_step import asked_step, of_the_step
from assist.suggestions.evidence.pinpointing.asked_values import (
    UNTOLD,
    has_count,
    has_value,
    values_of,
    wanted_facts,
)
from assist.suggestions.evidence.pinpointing.complements import complements
from assist.suggestions.evidence.pinpointing.elsewhere import marked_down, without_conditions
from assist.suggestions.evidence.pinpointing.groups import group_beside, of_the_group
from assist.suggestions.evidence.pinpointing.scoring import (
    Scored,
    best_first,
    by_case,
    scored,
    weighed,
    words_of,
)
from assist.suggestions.evidence.pinpointing.sifting import sifted
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import INTRODUCTIONS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts import FactKind
from indexes.models import Aspect, Passage

_ENOUGH = 0.12
_ENOUGH_BY_MEANING = 0.4
_NEAR = 0.12  # how far below the best one, to be said beside it
_MOST = 2
_PLAIN_KINDS = frozenset({FactKind.FORM, FactKind.PHONE, FactKind.EMAIL, FactKind.FEE_CODE})
_AT_HOME = {FactKind.AGE: Aspect.REQUIREMENTS}


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
    terms = _particular(part.own or part.terms, title) or _particular(part.terms, title)
    found = _stating(part, terms, pages, knowledge, has_value)
    enough = _ENOUGH
    if not found and not part.wanted.kinds:
        # What is counted goes by another name there: «miembros», «personas».
        found, enough = _stating(part, terms, pages, knowledge, has_count), _ENOUGH_BY_MEANING
    found = sifted(of_the_step(found, asked_step(part, title)), part, _ENOUGH)
    if nearness is not None:
        found = weighed(found, nearness)
    if not found or found[0].score < enough:
        return Pinpointed()
    return _pinpointed(of_the_group(by_case(found, terms), terms), part, terms, enough)


def _pinpointed(
    found: Sequence[Scored], part: Part, terms: Sequence[Term], enough: float
) -> Pinpointed:
    """The best sentence, and those that are to be said beside it."""
    others = [one.unit for one in found]
    unit = _in_its_place(others[0], part, others)
    said = values_of(unit, part)
    near = [one.unit for one in found if one.score >= found[0].score - _NEAR]
    beside = [one for one in near if _is_beside(one, unit) and not values_of(one, part) <= said]
    beside = [one for one in beside if not _is_of_nothing(one, part, terms)]
    if not part.own and (share := group_beside(unit, terms)):
        beside = [share]
    kept = of_whole_table([unit, *beside][:_MOST], others, terms)
    kept = [*kept, *_of_other_kinds(kept, part, found)]
    # What the question joins to it is of another thing: beside it, words are enough.
    likely = [
        one.unit
        for one in found
        if one.unit not in kept and (one.score >= enough or _is_beside(one.unit, unit))
    ]
    kept.extend(one for one in complements(unit, likely, terms, part.text) if one not in kept)
    return Pinpointed(in_context(kept), said, found[0].score)


def _is_beside(one: Unit, unit: Unit) -> bool:
    return one.passage.id == unit.passage.id


def _is_of_nothing(unit: Unit, part: Part, terms: Sequence[Term]) -> bool:
    """Where the question says of what it asks how long it takes: neither does the sentence, nor
    does it speak of what is asked."""
    if not part.wanted.slots or part.wanted.kinds != {FactKind.DURATION}:
        return False
    slots = {fact.slot for fact in wanted_facts(unit, part)}
    return slots <= UNTOLD and not any(term.stem in stem_set(words_of(unit)) for term in terms)


def _stating(
    part: Part,
    terms: Sequence[Term],
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    states: Callable[[Unit, Part], bool],
) -> list[Scored]:
    """The sentences that state what is asked for, best first."""
    found = without_conditions(scored(part, terms, pages, knowledge, states), part)
    return best_first(marked_down(found, part, terms, knowledge))


def _of_other_kinds(kept: Sequence[Unit], part: Part, found: Sequence[Scored]) -> Iterable[Unit]:
    """«El plazo y el modelo»: of kinds that are never taken for another, the best sentence each."""
    told = {fact.kind for unit in kept for fact in unit.facts}
    for kind in sorted(part.wanted.kinds & _PLAIN_KINDS - told):
        units = (one.unit for one in found if one.score >= _ENOUGH)
        best = next((u for u in units if any(f.kind is kind for f in u.facts)), None)
        if best is not None and best not in kept:
            yield best


def _in_its_place(unit: Unit, part: Part, others: Sequence[Unit]) -> Unit:
    """Where an introduction names the value, the only sentence that states the same one in the
    place of what is asked states it with more care («mayor de 14 años» for «desde 14 años»)."""
    if place_of(unit.passage) not in {*INTRODUCTIONS, Aspect.OTHER}:
        return unit
    homes = {*part.aspects, *(_AT_HOME[kind] for kind in part.wanted.kinds if kind in _AT_HOME)}
    numbers, dates = numbers_of(unit), _dates(unit)
    same = [one for one in others if numbers and numbers_of(one) == numbers]
    same = [one for one in same if _dates(one) == dates]  # 15 de enero is not 15 de marzo
    placed = [one for one in same if place_of(one.passage) in homes]
    return placed[0] if len({one.text for one in placed}) == 1 else unit


def _dates(unit: Unit) -> frozenset[str]:
    return frozenset(fact.normalised for fact in unit.facts if fact.kind is FactKind.DATE)


def _particular(terms: Sequence[Term], title: str) -> tuple[Term, ...]:
    """What the question says beyond naming the procedure; what it is only taken to mean, where it
    says nothing. How many children somebody has names no «tres plazos»."""
    named = stem_set(title)
    beyond = tuple(term for term in terms if term.stem not in named)
    beyond = tuple(term for term in beyond if term.is_said) or beyond
    return tuple(term for term in beyond if not spells_a_number(term.word)) or beyond
