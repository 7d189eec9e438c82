"""What official pages give different values for, of what is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.by_slot import find_conflict
from assist.suggestions.evidence.contradictions.same_sentence import disagreement
from assist.suggestions.evidence.counts import numbers_of
from assist.suggestions.evidence.evidence import Conflict
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.pinpointing.asked_values import values_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import LISTED
from assist.suggestions.evidence.units import Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.known_facts import passage_facts
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind
from indexes.models import Aspect

_MOST = 3  # items of a list that are looked at
_ITEM = 0.15  # of what is asked, for an item of a list to be what is asked about


def contested(
    answers: Sequence[Answer],
    read: Reading,
    pages: Sequence[Page],
    places: Mapping[str, Standing],
) -> Conflict | None:
    """On the very value that is said; else on what was asked by name."""
    question, knowledge = read.question, read.knowledge
    current = [page for page in pages if not places[page[0].document_id].is_stale]
    for each in answers:
        part, aspect = each.part, next(iter(each.part.aspects), None)
        for unit in each.pinpointed.units:
            # Ages of small children are written as terms.
            of_age = FactKind.AGE in part.wanted.kinds
            values = numbers_of if of_age else partial(values_of, part=part)
            found = disagreement(unit, values, current, places, aspect)
            if found:
                return found
        for named in _named(each, knowledge):
            if found := disagreement(named, numbers_of, current, places, aspect):
                return found
    found = find_conflict(_spoken(answers, question), pages, places)
    return found if found and _is_told(found, answers, pages) else None


def _is_told(conflict: Conflict, answers: Sequence[Answer], pages: Sequence[Page]) -> bool:
    """Of a list, only what is told of it can be in conflict; and no more what is pinpointed where
    the other page says it too, whatever else the two give of the kind."""
    if _is_agreed(conflict, answers, pages):
        return False
    if conflict.aspect not in LISTED:
        return True
    values = {*conflict.preferred.values, *conflict.other.values}
    units = (unit for each in answers for one in each.aspects for unit in one.units)
    return any(fact.normalised in values for unit in units for fact in unit.facts)


def _is_agreed(conflict: Conflict, answers: Sequence[Answer], pages: Sequence[Page]) -> bool:
    pinned = [unit for each in answers for unit in each.pinpointed.units]
    told = {f.normalised for unit in pinned for f in unit.facts if f.slot == conflict.slot}
    sides = {conflict.preferred.unit.passage.document_id, conflict.other.unit.passage.document_id}
    return bool(told) and all(
        told <= {fact.normalised for passage in page for fact in passage_facts(passage)}
        for page in pages
        if page[0].document_id in sides
    )


def _spoken(answers: Sequence[Answer], question: Question) -> tuple[Aspect, ...]:
    """What is spoken of: where a value was pinpointed, of what the page says it is."""
    found = [
        aspect
        for each in answers
        for aspect in (
            [one.spoken for one in each.aspects] if each.pinpointed.units else each.part.aspects
        )
    ]
    return tuple(dict.fromkeys(found)) or question.aspects


def _named(each: Answer, knowledge: Knowledge) -> list[Unit]:
    """The items of what is said that hold most of what is asked, the one with most of it first."""
    units = [unit for one in each.aspects for unit in one.units]
    terms = each.part.terms
    scored = [(coverage(terms, stem_set(unit.text), knowledge), unit) for unit in units]
    scored.sort(key=lambda item: -item[0])
    if not scored or (scored[0][0] == scored[-1][0] and len(scored) > 1):
        return []
    return [unit for score, unit in scored[:_MOST] if score >= _ITEM]
