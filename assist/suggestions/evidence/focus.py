"""The sentences that answer this very question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.antecedents import leans_back, standing_alone
from assist.suggestions.evidence.echoes import without_echoes
from assist.suggestions.evidence.narrowing.columns import names_columns
from assist.suggestions.evidence.papers import is_paper
from assist.suggestions.evidence.units import Unit, names_others, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question, Term
from indexes.models import Hit

LOOSE = 0.34  # how well a sentence must match to be said beside an answer
STRICT = 0.55  # to be said in its place
STRONG = 0.65  # to be said before it
_PASSAGE_SHARE = 0.4  # how much the passage's own rank says beside the words of the sentence
_KEEP_SHARE = 0.75  # of the best sentence's score


def residual_terms(question: Question, title: str) -> tuple[Term, ...]:
    """What the question says beyond naming the procedure: its particular circumstance."""
    named = stem_set(title)
    return tuple(term for term in question.topic if stands(term.stem, named) < 1)


@dataclass(frozen=True, slots=True)
class Focus:
    """Sentences that speak of the circumstance, best first, and how well the best one does."""

    units: tuple[Unit, ...] = ()
    score: float = 0.0


def focus_on(
    terms: Sequence[Term],
    hits: Sequence[Hit],
    knowledge: Knowledge,
    *,
    limit: int,
    minimum: float = LOOSE,
    papers: bool = True,
) -> Focus:
    """Empty when no sentence speaks of the terms enough. `papers`: items of lists of documents
    too."""
    scored = [
        (score, order, unit)
        for order, (place, unit) in enumerate(_candidates(hits))
        if papers or not is_paper(unit)
        if (score := _score(unit, terms, place, knowledge)) >= minimum
    ]
    if not scored:
        return Focus()
    scored.sort(key=lambda item: (-item[0], item[1]))
    best = scored[0][0]
    near = [unit for score, _, unit in scored if score >= best * _KEEP_SHARE]
    return Focus(tuple(without_echoes(near)[:limit]), best)


def _candidates(hits: Sequence[Hit]) -> list[tuple[float, Unit]]:
    top = hits[0].score if hits and hits[0].score else 1.0
    return [
        (hit.score / top, unit)
        for hit in hits
        for unit in map(standing_alone, units_of(hit.passage))
        if (unit.is_sentence or unit.answers_yes_or_no)
        and not (names_others(unit) or names_columns(unit))
        and not leans_back(unit)
    ]


def _score(unit: Unit, terms: Sequence[Term], place: float, knowledge: Knowledge) -> float:
    section = " ".join(unit.passage.section)
    own = coverage(terms, stem_set(f"{unit.question} {unit.text}"), knowledge)
    around = coverage(terms, stem_set(f"{section} {unit.question} {unit.text}"), knowledge)
    words = 0.7 * own + 0.3 * around
    return words * (1 - _PASSAGE_SHARE) + _PASSAGE_SHARE * place if words else 0.0
