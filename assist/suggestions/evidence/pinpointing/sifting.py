"""Of the sentences that hold a value of the kind asked for, those of the very sort: what comes
again, an age, what is paid, the case that a quantity of the question falls into, the row that its
story names."""

from __future__ import annotations

import re

from assist.suggestions.evidence.counts import FREE
from assist.suggestions.evidence.narrowing.brackets import fitting, holds
from assist.suggestions.evidence.narrowing.columns import row_name
from assist.suggestions.evidence.narrowing.labelled import is_limited
from assist.suggestions.evidence.narrowing.ordinals import is_of_another_place
from assist.suggestions.evidence.narrowing.periods import asks_how_often, comes_again
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import MONEY, slots_of, wanted_facts
from assist.suggestions.evidence.pinpointing.scoring import Scored
from assist.suggestions.evidence.places import place_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Fact, FactKind

_HOW_MUCH = re.compile(rf"\b{any_of('how_much')}\b", re.IGNORECASE)
_HELD = 0.5
_NAMED = 0.6  # of the words of a row


def sifted(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """All of them where none is of that sort. `least`: the score of what is told at all."""
    found = _of_the_money(_of_ages(_as_often(found, part, least), part), part, least)
    found = _in_money(found, part, least)
    return _of_the_story(_fitting(_in_the_same_place(found, part), part), part)


def _as_often(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """«¿Cada cuánto?» is answered by what comes again («cada 90 días»), wherever it stands."""
    if not asks_how_often(part.text):
        return found
    often = [one._replace(score=max(one.score, least)) for one in found if comes_again(one.unit)]
    return often or found


def _of_ages(found: list[Scored], part: Part) -> list[Scored]:
    """Terms stand for ages only where no age is given."""
    kinds, slots = part.wanted.kinds, part.wanted.slots
    if FactKind.AGE not in kinds:
        return found
    given = [
        one for one in found if any(f.kind in kinds or f.slot in slots for f in one.unit.facts)
    ]
    return given or found


def _of_the_money(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """What is received is not said to who asks what is paid, where that is said too. What stands in
    the place of what is asked is of it, whatever its words."""
    asked = (part.wanted.slots or slots_of(part.aspects)) & MONEY
    slots = [{fact.slot for fact in wanted_facts(one.unit, part)} for one in found]
    if not any(asked & own and one.score >= least for one, own in zip(found, slots, strict=True)):
        return found
    return [
        one
        for one, own in zip(found, slots, strict=True)
        if asked & own or not own & MONEY or place_of(one.unit.passage) in part.aspects
    ]


def _in_money(found: list[Scored], part: Part, least: float) -> list[Scored]:
    """The number of a fee tells nobody how much it is, where some sentence gives the sum."""
    if FactKind.FEE_CODE not in part.wanted.kinds or not _HOW_MUCH.search(part.text):
        return found
    told = [(one, wanted_facts(one.unit, part)) for one in found]
    if not any(one.score >= least and any(map(_is_paid, facts)) for one, facts in told):
        return found
    return [one for one, facts in told if {fact.kind for fact in facts} != {FactKind.FEE_CODE}]


def _is_paid(fact: Fact) -> bool:
    """«Están exentos los mayores» says nothing of what the others pay."""
    return fact.kind is FactKind.AMOUNT and fact.normalised != FREE


def _in_the_same_place(found: list[Scored], part: Part) -> list[Scored]:
    """Who asks for the first year is not told of the second alone."""
    return [one for one in found if not is_of_another_place(one.unit.text, part.text)] or found


def _fitting(found: list[Scored], part: Part) -> list[Scored]:
    """Without the cases that a quantity of the question does not fall into."""
    limited = [one for one in found if is_limited(one.unit)]
    fits = fitting([one.unit.text for one in limited], part.case)
    if not fits:
        return found
    other = [one for one, fit in zip(limited, fits, strict=True) if not fit]
    kept = [one for one in found if one not in other]
    # The limits that a quantity falls between say more than the place of the others.
    return [
        one._replace(score=one.score + _HELD) if holds(one.unit.text, part.case) else one
        for one in kept
    ]


def _of_the_story(found: list[Scored], part: Part) -> list[Scored]:
    """Of the rows of which the question names none, those whose names what is told around it says:
    «Voy a abrir una clínica dental. ¿Qué tasa…?»"""
    names = {one.unit: own for one in found if (own := stem_set(row_name(one.unit)))}
    if any(stands(term.stem, own) for term in part.terms for own in names.values()):
        return found
    said = {unit for unit, own in names.items() if _said(own, part) >= _NAMED * len(own)}
    return [one for one in found if one.unit in said or one.unit not in names] if said else found


def _said(name: frozenset[str], part: Part) -> int:
    return len({term.stem for term in part.case_terms if stands(term.stem, name)})
