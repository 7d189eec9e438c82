"""What answers each question of a message: the sentence with its value, or what is said of the
aspect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import of_the_window
from assist.suggestions.evidence.narrowing.alternatives import left_to
from assist.suggestions.evidence.narrowing.clauses import of_the_clause
from assist.suggestions.evidence.narrowing.columns import headed, of_the_column
from assist.suggestions.evidence.narrowing.labelled import of_the_case
from assist.suggestions.evidence.narrowing.periods import (
    of_the_period,
)
from assist.suggestions.evidence.narrowing.variants import for_the_case
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.other_terms import (
    is_no_validity,
    is_of_another_term,
    is_of_no_appeal,
    is_of_no_decision,
)
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_step import asked_step
from assist.suggestions.evidence.pinpointing.asked_values import values_of, wanted_facts
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED, PRICES, VALUED, WAYS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts import FactKind, Slot
from indexes.models import Aspect

_OF_SLOT: dict[Slot, Aspect] = {
    Slot.DEADLINE: Aspect.DEADLINE,
    Slot.RESOLUTION_TERM: Aspect.RESOLUTION_TERM,
    Slot.FEE: Aspect.FEE,
    Slot.BENEFIT_AMOUNT: Aspect.BENEFIT,
    Slot.SILENCE: Aspect.SILENCE,
    Slot.APPEAL_TERM: Aspect.APPEAL,
}
_LISTS = frozenset({Aspect.DOCUMENTS, Aspect.SUMMARY})
_NO_CASES = frozenset({Aspect.CONTACT, Aspect.LEGAL_BASIS})  # «Teléfono: …» limits nothing
_RANKS = frozenset({"ley", "decreto", "orden", "reglamento", "directiva"})
# What one question of when asks: of several of these, the one that holds the value.
_TIMES = frozenset({*DATED, Aspect.APPEAL, Aspect.RESOLUTION_TERM})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question of the message gets."""

    part: Part
    pinpointed: Pinpointed
    aspects: tuple[AspectEvidence, ...]


def answer(
    part: Part,
    pinpointed: Pinpointed,
    gathered: Callable[[Aspect], AspectEvidence | None],
    *,
    tells_cases: bool = True,
    nearness: Nearness | None = None,
    title: str = "",
) -> Answer:
    """The very value in place of all that is said of the aspect, unless that says it too; lists
    that were asked for besides stay. `tells_cases`: its words are those of the pages, so that they
    tell one case from another, those beyond the `title` first."""
    found = tuple(one for aspect in part.aspects if (one := gathered(aspect)))
    found = tuple(one for one in found if not is_no_validity(one, part))
    is_another = is_of_no_appeal(pinpointed, part) or is_of_no_decision(pinpointed, part)
    if is_another or is_of_another_term(pinpointed, part, found, title):
        pinpointed = Pinpointed()
    step = asked_step(part, title)
    is_of_step = step is not None and any(map(step.is_told_by, pinpointed.units))
    whole = tuple(
        one
        for one in found
        if _says_it(one, pinpointed, part) and not (is_of_step and one.aspect in DATED)
    )
    if not pinpointed.units or whole:
        told_whole = (_whole(one, pinpointed, part) if one in whole else one for one in found)
        return Answer(
            part, pinpointed, _for_the_case(told_whole, part, tells_cases, nearness, title)
        )
    told = _told(part, pinpointed.units)
    kept = (told, *(one for one in found if _stays(one.aspect, told, part)))
    return Answer(part, pinpointed, _for_the_case(kept, part, tells_cases, nearness, title))


def told_by(part: Part, units: Sequence[Unit]) -> Answer:
    """These sentences and nothing else; of a row, the cells that are asked for."""
    return exactly(part, tuple(of_the_column(unit, part, (), part.case) for unit in units))


def exactly(part: Part, units: tuple[Unit, ...], *, is_looked_up: bool = False) -> Answer:
    """These as they are, and nothing else."""
    told = replace(_told(part, units), is_looked_up=is_looked_up)
    return Answer(part, Pinpointed(units), (told,))


def _for_the_case(
    aspects: Iterable[AspectEvidence],
    part: Part,
    tells_cases: bool,
    nearness: Nearness | None,
    title: str,
) -> tuple[AspectEvidence, ...]:
    aspects = [
        one
        if one.aspect in _NO_CASES
        else replace(one, units=of_the_case(one.units, part, nearness, tells_cases=tells_cases))
        for one in aspects
    ]
    named = stem_set(title)
    beyond = [t for t in part.terms if not stands(t.stem, named)]
    aspects = [_of_what_is_named(one, beyond) if _is_apart(one) else one for one in aspects]

    def told(unit: Unit) -> Unit:
        values = wanted_facts(unit, part)
        cell = of_the_column(unit, part, values, part.case)
        cell = of_the_period(cell, values, part.wanted.period)
        if cell != unit:
            return cell
        if not tells_cases:  # words of another language are known by what they may mean
            return for_the_case(unit, beyond, values)
        ways = (left_to(unit, values, part.case), of_the_clause(unit, values, part.case))
        if left := next((one for one in ways if one != unit), None):
            return left
        cut = for_the_case(unit, beyond, values, part.case)
        return cut if cut != unit else for_the_case(unit, part.terms, values, part.case)

    return tuple(replace(one, units=tuple(map(told, one.units))) for one in aspects)


def _is_apart(one: AspectEvidence) -> bool:
    """Each section of the page has its own: its price, its telephone, where none is that of all its
    time."""
    if one.aspect in DATED:
        return not any(place_of(unit.passage) in DATED for unit in one.units)
    return one.aspect in PRICES or one.aspect is Aspect.CONTACT


def _of_what_is_named(one: AspectEvidence, terms: Sequence[Term]) -> AspectEvidence:
    """«El primer carné»: without what other sections ask for other things, where one speaks of it
    by name."""
    is_contact = one.aspect is Aspect.CONTACT  # under the name of the office
    stems = {
        unit: stem_set(f"{unit.passage.heading if is_contact else ''} {headed(unit)} {unit.text}")
        for unit in one.units
    }
    naming = {u.passage.id for u, own in stems.items() if any(stands(t.stem, own) for t in terms)}
    kept = tuple(unit for unit in one.units if unit.passage.id in naming)
    return replace(one, units=kept) if kept else one


def _says_it(one: AspectEvidence, pinpointed: Pinpointed, part: Part) -> bool:
    """Terms and contacts are told whole, unless what was asked stands elsewhere; so are laws."""
    if one.aspect is Aspect.LEGAL_BASIS:
        return True
    is_told = any(_is_among(unit, one.units, part) for unit in pinpointed.units)
    if one.aspect is Aspect.CONTACT:
        return (is_told or not pinpointed.units) and any(_has_wanted(u, part) for u in one.units)
    return one.aspect in DATED and is_told and not _is_elsewhere(pinpointed, one)


def _is_elsewhere(pinpointed: Pinpointed, one: AspectEvidence) -> bool:
    """The sentence that is meant stands in another place than the window itself: until when the
    money is given back is asked, not when to apply."""
    at_home = any(place_of(unit.passage) in DATED for unit in one.units)
    return at_home and not any(place_of(u.passage) in DATED for u in pinpointed.units)


def _is_among(unit: Unit, units: tuple[Unit, ...], part: Part) -> bool:
    """Or its values are."""
    values = values_of(unit, part)
    return unit in units or any(values and values <= values_of(one, part) for one in units)


def _has_wanted(unit: Unit, part: Part) -> bool:
    return unit.gives(part.wanted.kinds)


def _whole(one: AspectEvidence, pinpointed: Pinpointed, part: Part) -> AspectEvidence:
    """Of contacts, those of the kinds asked for; of laws, those of the rank; of terms also the very
    one asked for, whatever it is called there."""
    if one.aspect is Aspect.CONTACT:
        return replace(one, units=tuple(unit for unit in one.units if _has_wanted(unit, part)))
    if one.aspect is Aspect.LEGAL_BASIS:
        return replace(one, units=_of_rank(one.units, part))
    places = {unit.passage.id for unit in one.units}
    told = (u for u in pinpointed.units if u.is_sentence or case_of(u.text))
    beside = [u for u in told if u.passage.id in places and u not in one.units]
    beside = [u for u in of_the_window([*one.units, *beside]) if u in beside]
    units = sorted((*one.units, *beside), key=lambda unit: unit.start) if beside else one.units
    return replace(one, units=tuple(units))


def _of_rank(units: tuple[Unit, ...], part: Part) -> tuple[Unit, ...]:
    """«Qué ley» asks for no order; all of them where none is of that rank."""
    named = {word for word in folded_words(part.text) if word in _RANKS}
    ranked = tuple(
        unit
        for unit in units
        if any(
            fact.kind is FactKind.LEGAL_REFERENCE and fact.normalised.split()[0] in named
            for fact in unit.facts
        )
    )
    return ranked or units


def _told(part: Part, units: Sequence[Unit]) -> AspectEvidence:
    """Under the aspect that was asked, in the words of the place where it stands."""
    spoken = _spoken_of(units[0], part)
    asked = next((a for a in part.aspects if a is spoken), None)
    asked = asked or next(
        (a for a in part.aspects if a not in _LISTS), next(iter(part.aspects), None)
    )
    return AspectEvidence(asked or spoken, tuple(units), placed=spoken)


def _spoken_of(unit: Unit, part: Part) -> Aspect:
    """By its value where that tells, else by its place; an item of the requirements is one, and how
    long they take is told as that where the page does."""
    place = place_of(unit.passage)
    if place is Aspect.REQUIREMENTS and not unit.is_sentence:
        return Aspect.REQUIREMENTS
    if place is Aspect.RESOLUTION_TERM and place in part.aspects:
        return place
    slots = [fact.slot for fact in unit.facts if fact.kind in part.wanted.kinds]
    told = next((_OF_SLOT[slot] for slot in slots if slot in _OF_SLOT), None)
    return told or place


def _stays(aspect: Aspect, told: AspectEvidence, part: Part) -> bool:
    if aspect in (told.aspect, told.placed):
        return False
    if aspect in DATED and told.placed in _TIMES - DATED and Aspect.APPEAL in part.aspects:
        return False
    return len(part.aspects) > 1 and (aspect in _LISTS or aspect in VALUED or aspect in WAYS)
