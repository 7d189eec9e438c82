"""How much of what is asked a sentence says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assist.suggestions.evidence.units import Unit
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts.scope import named_alike


def said_of_unit(
    about: Sequence[Term], unit: Unit, knowledge: Knowledge, *, by_itself: bool = False
) -> float:
    """0 to 1: how much of it the sentence says with its headings; `by_itself`: without the title of
    its page."""
    return said_of(about, words_of(unit, by_itself), knowledge)


def said_of(about: Sequence[Term], said: frozenset[str], knowledge: Knowledge) -> float:
    """0 to 1, by any name of what has several."""
    return coverage(_by_first_names(tuple(about)), _with_first_names(said), knowledge)


@lru_cache(maxsize=256)
def _by_first_names(about: tuple[Term, ...]) -> tuple[Term, ...]:
    return tuple(
        replace(term, stem=next(iter(named_alike(frozenset({term.stem}))))) for term in about
    )


@lru_cache(maxsize=8_192)
def _with_first_names(said: frozenset[str]) -> frozenset[str]:
    return said | named_alike(said)


def words_of(unit: Unit, by_itself: bool = False) -> frozenset[str]:
    """Stems of the sentence and of what stands above it."""
    titles = () if by_itself else (unit.passage.title,)
    return stem_set(" ".join((*titles, *unit.passage.section, unit.question, unit.quote)))
