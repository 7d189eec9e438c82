"""Of the values that a sentence states, those that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assist.suggestions.evidence.ceilings import is_ceiling
from assist.suggestions.evidence.counts import COUNTED, OF_MONEY, counted, counts_in
from assist.suggestions.evidence.narrowing.columns import counted_below
from assist.suggestions.evidence.papers import is_paper
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import MEASURES, SLOTS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.bounds import Bound
from indexes.models import Aspect

# What is paid, what is received and what one may earn are never each other.
MONEY = frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT, Slot.INCOME_LIMIT})
UNTOLD = frozenset({Slot.OTHER, Slot.SUPERSEDED})
_AGES = frozenset({Slot.OTHER, Slot.AGE_LIMIT})
_YEARS = re.compile(r"P\d+Y")
_SIGN_OF = {Bound.LEAST: ">", Bound.MOST: "<"}  # in the normal form of an age


def values_of(unit: Unit, part: Part) -> frozenset[str]:
    """Normal forms of the values asked for; numbers of what is counted."""
    forms = map(form_of, wanted_facts(unit, part))
    numbers = counted(unit.text, part.wanted.nouns) | counted_below(unit, part)
    return frozenset((*forms, *(f"{COUNTED}{number}" for number in numbers)))


def has_value(unit: Unit, part: Part) -> bool:
    """Whether it has any of `values_of`: most sentences of a page have none."""
    return any(_is_asked_for(fact, unit, part) for fact in unit.facts) or counts_asked(unit, part)


def has_count(unit: Unit, _: Part) -> bool:
    """Of things, not of years nor days: those are facts of their own."""
    return not unit.facts and bool(counts_in(unit.text))


def counts_asked(unit: Unit, part: Part) -> bool:
    """Whether it counts the things that are asked for, in words or below the name of a column."""
    return bool(counted(unit.text, part.wanted.nouns) or counted_below(unit, part))


def form_of(fact: Fact) -> str:
    """A value as those of a sentence are given: its kind and its normal form."""
    return f"{fact.kind.value} {fact.normalised}"


def wanted_facts(unit: Unit, part: Part) -> list[Fact]:
    """What it states of what is asked for; places are of its passage."""
    return [fact for fact in unit.facts if _is_asked_for(fact, unit, part)]


def slot_of(fact: Fact, unit: Unit, part: Part) -> Slot:
    """An age that is asked for, among the requirements, is one of them, whatever its wording."""
    if FactKind.AGE not in part.wanted.kinds or fact.slot is not Slot.OTHER:
        return fact.slot
    is_age = fact.kind is FactKind.AGE or _is_wanted(fact, unit, part)
    return Slot.AGE_LIMIT if is_age and _is_required(unit) else Slot.OTHER


def slots_of(aspects: Iterable[Aspect]) -> frozenset[Slot]:
    """What values of these aspects are of."""
    return frozenset().union(*(SLOTS.get(aspect, frozenset()) for aspect in aspects))


def _is_asked_for(fact: Fact, unit: Unit, part: Part) -> bool:
    if fact.slot is Slot.SUPERSEDED or _is_of_a_paper(fact, unit, part):
        return False
    if part.wanted.is_penalty and fact.slot in MONEY - part.wanted.slots:
        return False
    return _is_wanted(fact, unit, part) and not _is_of_another_bound(fact, unit, part)


def _is_of_another_bound(fact: Fact, unit: Unit, part: Part) -> bool:
    """«Desde los 14 años» does not say until when, nor does «gratuito a los 12 y 13»."""
    bound = part.wanted.bound
    if bound is None or fact.kind is not FactKind.AGE:
        return False
    others = (sign for one, sign in _SIGN_OF.items() if one is not bound)
    return slot_of(fact, unit, part) is Slot.OTHER or fact.normalised.startswith(tuple(others))


def _is_of_a_paper(fact: Fact, unit: Unit, part: Part) -> bool:
    """How old a paper may be says nothing of how long a title is valid, nor of any other term."""
    if fact.kind is not FactKind.DURATION or Aspect.DOCUMENTS in part.aspects:
        return False
    stems = stem_set(unit.text)
    return is_paper(unit) and not any(stands(term.stem, stems) for term in part.terms)


def _is_wanted(fact: Fact, unit: Unit, part: Part) -> bool:
    """Of a kind asked for; of what is asked by name, whatever its kind; ages of small children are
    written as terms among the requirements. Of those, no share («el 50 % de la jornada») is money,
    nor is the most that one may have had («no superar 15.000 € en otras ayudas»); nor, anywhere, a
    degree of disability."""
    wanted = part.wanted
    if fact.slot is Slot.DISABILITY_DEGREE and wanted.slots & MONEY:
        return False
    if fact.kind in wanted.kinds or (fact.slot in wanted.slots and fact.kind in MEASURES):
        is_share = fact.kind is FactKind.PERCENTAGE and fact.slot is Slot.OTHER
        if is_share and _is_required(unit) and wanted.slots & MONEY:
            return False
        is_paid = bool(wanted.slots & MONEY - {Slot.INCOME_LIMIT})
        return not (is_paid and fact.kind in OF_MONEY and is_ceiling(unit))
    is_age = fact.kind is FactKind.DURATION and fact.slot in _AGES and FactKind.AGE in wanted.kinds
    return is_age and _is_required(unit) and _YEARS.fullmatch(fact.normalised) is not None


def _is_required(unit: Unit) -> bool:
    return place_of(unit.passage) is Aspect.REQUIREMENTS
