"""A second question that names nothing and goes on from the first: «¿qué recurso cabe, y en cuánto
tiempo?», «precio de la licencia temporal y cuántos días dura»."""

from __future__ import annotations

from dataclasses import replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.narrowing.columns import headed, of_the_column, row_name, uncut
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import wanted_facts
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.slots import SLOTS
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.verbs import has_finite_verb
from indexes.facts import Fact, Slot
from indexes.models import Aspect

_TERMS = frozenset({Aspect.DEADLINE, Aspect.RESOLUTION_TERM})


def gone_on(part: Part, before: Answer) -> Answer | None:
    """The same units again, where what the question before it is told gives the value that this one
    wants: they are said once."""
    if not part.wanted.kinds:
        return _of_the_same_row(part, before) if part.wanted.nouns else None
    goes_on = _names_nothing(part)
    for one in before.aspects:
        units = tuple(
            unit
            for unit in one.units
            if (goes_on or _names_its_columns(unit, part)) and _gives(unit, part, before.part)
        )
        if units:
            aspect = next(iter(part.aspects), one.aspect)
            told = AspectEvidence(aspect, tuple(_cut(u, part) for u in units), placed=one.spoken)
            return Answer(part, Pinpointed(), (told,))
    return None


def _of_the_same_row(part: Part, before: Answer) -> Answer | None:
    """«¿A qué hora es el francés y cuántas plazas hay?»: of the row that was told."""
    for one in before.aspects:
        units = tuple(unit for unit in one.units if _names_its_columns(unit, part))
        if units:
            told = replace(one, units=tuple(_cut(unit, part) for unit in units))
            return Answer(part, Pinpointed(), (told,))
    return None


def _cut(unit: Unit, part: Part) -> Unit:
    """Of a row, the cell that this question wants."""
    cell = of_the_column(uncut(unit), part, wanted_facts(unit, part), part.text)
    return cell if cell.text != unit.quote else unit


def _gives(unit: Unit, part: Part, before: Part) -> bool:
    return any(_is_wanted(fact, part, before) for fact in unit.facts)


def _names_nothing(part: Part) -> bool:
    """«Dura», «sirve»: one verb is no name."""
    own = [term.word for term in part.terms] if part.is_particular else []
    return not own or (len(own) == 1 and has_finite_verb(own))


def _names_its_columns(unit: Unit, part: Part) -> bool:
    """«¿Y qué día pasan el recibo?», after what was told of one row: of that row, in another
    column, where no row is called so."""
    own = [term.stem for term in part.terms] if row_name(unit) else []
    rows = stem_set(" ".join(map(row_name, units_of(unit.passage))))
    named = [one for one in own if stands(one, stem_set(headed(unit)))]
    return bool(named) and not any(stands(one, rows) for one in own)


def _is_wanted(fact: Fact, part: Part, before: Part) -> bool:
    if fact.kind not in part.wanted.kinds:
        return False
    if fact.slot is Slot.APPEAL_TERM and Aspect.APPEAL in before.aspects:
        return _TERMS.issuperset(part.aspects) and Slot.RESOLUTION_TERM not in part.wanted.slots
    asked = part.wanted.slots or frozenset().union(*(SLOTS.get(a, ()) for a in part.aspects))
    if fact.slot in asked:
        return True
    return fact.slot is Slot.OTHER and not part.aspects
