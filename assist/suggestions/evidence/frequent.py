"""The frequent question of another page that asks the same of this procedure, where its own pages
say nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.focus import residual_terms
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.models import DocumentKind, Hit

_PAGES = 6  # candidates beside the first
_NAMED = 0.6  # of the words of the title that tell it, how many the frequent question has
_ASKED = 0.45  # of what the question says beyond the title
_ASKED_NEARBY = 0.1  # the same, where no passage of the procedure is nearer in meaning
_MORE = 0.3  # than what was found on the pages of the procedure


@dataclass(frozen=True, slots=True)
class _Asked:
    units: tuple[Unit, ...]
    score: float


def frequent_answer(
    candidate: Candidate,
    others: Sequence[Candidate],
    read: Reading,
    told: Iterable[Unit],
) -> tuple[Unit, ...]:
    """`told`: what would be said without it. Empty where nothing there is asked like that."""
    terms = [t for t in residual_terms(read.question, candidate.title) if t.is_said]
    if not terms or read.question.is_foreign:
        return ()
    own = stem_set(" ".join(f"{unit.heading} {unit.text}" for unit in told))
    known = coverage(terms, own, read.knowledge)
    nearest = max((hit.scores.get("dense", 0.0) for hit in candidate.hits), default=0.0)
    found = []
    for hit, units in _asked_elsewhere(candidate, others):
        score = _score(hit, candidate, terms, read.knowledge)
        is_near = hit.scores.get("dense", 0.0) >= nearest and not read.question.decisive
        if score >= max(_ASKED_NEARBY if is_near else _ASKED, known + _MORE * (not is_near)):
            found.append(_Asked(units, score))
    return max(found, key=lambda one: one.score).units if found else ()


def as_told(
    units: tuple[Unit, ...], aspects: Sequence[AspectEvidence]
) -> tuple[AspectEvidence, ...]:
    """In place of what was found for the first aspect that was asked."""
    placed = place_of(units[0].passage)
    return (AspectEvidence(aspects[0].aspect, units, placed=placed), *aspects[1:])


def _asked_elsewhere(
    candidate: Candidate, others: Sequence[Candidate]
) -> Iterator[tuple[Hit, tuple[Unit, ...]]]:
    for other in others[: _PAGES + 1]:
        if other.key == candidate.key or other.is_procedure:
            continue
        for hit in other.hits:
            if hit.passage.kind is DocumentKind.PROCEDURE:
                continue
            units = tuple(unit for unit in units_of(hit.passage) if unit.question)
            if units and all(unit.question == units[0].question for unit in units):
                yield hit, units


def _score(hit: Hit, candidate: Candidate, terms: Sequence[Term], knowledge: Knowledge) -> float:
    """How much of the question it says; 0 where it is of something else."""
    asked = stem_set(hit.passage.heading)
    title = [Term(one, one) for one in stem_set(candidate.title) if not one.isdigit()]
    if coverage(title, asked, knowledge) < _NAMED:
        return 0.0
    said = asked | stem_set(hit.passage.text)
    return coverage(terms, said, knowledge) if any(stands(t.stem, asked) for t in terms) else 0.0
