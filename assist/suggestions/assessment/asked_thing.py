"""Whether what is asked by name stands anywhere in the pages that are to answer: «¿qué peso…?»."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.asked_things import UNTOLD, things_asked
from assist.suggestions.evidence.counts import VALUE_KINDS, counts_in, numbers_in
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import passage_stems, stands
from assist.suggestions.text.folding import words
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.vocabulary.files import read_stems, read_table
from indexes.models import Passage


def asks_what_is_not_there(question: Question, evidence: Evidence, pages: Iterable[Page]) -> bool:
    """Of questions in the language of the pages: all the things that are asked by name stand in
    none of them, under any form or synonym; or are to be counted, and no number stands there."""
    if question.is_foreign or question.carried:
        return False
    parts = parts_of(question)
    if any(part.wanted.kinds for part in parts):
        return False  # values are looked for elsewhere
    passages = [passage for page in pages for passage in page]
    nouns = frozenset().union(*(part.wanted.nouns for part in parts)) - UNTOLD
    if nouns and len(parts) == 1:
        return not _is_counted(nouns, passages, evidence)
    if not nouns.isdisjoint(_counted_there(passages)):
        return False  # «25 ha» are the hectares of the first question
    things = [stem(name) for part in parts for name in things_asked(part.text)]
    if not things or not _measured_in(things).isdisjoint(_counted_there(passages)):
        return False
    stems = frozenset().union(*map(passage_stems, passages))
    permits = read_stems(PAGES, "permits.txt")
    if not permits.isdisjoint(things) and not permits.isdisjoint(stems):
        return False  # «¿qué carné piden?»: «permiso D»
    return not any(stands(thing, stems) for thing in things)


def looked_up_another(evidence: Evidence, question: Question) -> bool:
    """«¿Cuántas preguntas tiene?»: what was looked up says nothing of questions, and gives a value
    of another kind."""
    parts = parts_of(question)
    if question.is_foreign or question.carried or len(parts) != 1:
        return False
    nouns = parts[0].wanted.nouns - UNTOLD
    units = [*evidence.focus, *(unit for one in evidence.aspects for unit in one.units)]
    told = " ".join(f"{one.passage.context} {one.text}" for one in units)
    said = frozenset(map(stem, words(told)))
    is_valued = any(fact.kind in VALUE_KINDS for unit in units for fact in unit.facts)
    return bool(nouns) and is_valued and not any(stands(noun, said) for noun in nouns)


def _is_counted(nouns: frozenset[str], passages: list[Passage], evidence: Evidence) -> bool:
    """Under any of its names; what was found by its meaning may have another, unless the pages
    speak of the thing by its own name, and count others."""
    following = _counted_there(passages)
    if any(stands(noun, following) for noun in nouns):
        return True
    if any(stands(noun, passage_stems(one)) for noun in nouns for one in passages):
        return False
    return any(map(_counts_something, evidence.focus))


def _measured_in(things: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_measures().get(thing, ()) for thing in things))


@cache
def _measures() -> dict[str, frozenset[str]]:
    """What each is counted in; stems."""
    rows = read_table(PAGES, "measures.toml")
    return {stem(name): frozenset(map(stem, units)) for name, units in rows.items()}


def _counted_there(passages: Iterable[Passage]) -> frozenset[str]:
    return frozenset(noun for one in passages for _, noun in counts_in(one.text))


def _counts_something(unit: Unit) -> bool:
    """With a number that is no sum, age, day or term."""
    values = (fact.value for fact in unit.facts if fact.kind in VALUE_KINDS)
    valued = {number for value in values for number in numbers_in(value)}
    return any(number not in valued for number, _ in counts_in(unit.text))
