"""What a resolved case said, where no official page answers."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.confidence import above_floor
from assist.suggestions.evidence.evidence import Evidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from indexes.models import Hit

_LANGUAGE = "es"  # of the drafts
_MIN_NEARNESS = 0.5
_MIN_WORDS = 0.75  # of the topic, in the question of the case
_MOST = 3  # sentences


def evidence_of_case(
    cases: Sequence[Hit], question: Question, knowledge: Knowledge, floor: float
) -> Evidence | None:
    """Only of a case whose question was nearly the same, in meaning and in words."""
    readable = [hit for hit in cases if hit.passage.language in (None, _LANGUAGE)]
    best = max(readable, key=lambda hit: (hit.scores["dense"], -hit.passage.id), default=None)
    if best is None or above_floor(best.scores["dense"], floor) < _MIN_NEARNESS:
        return None
    asked = stem_set(best.passage.question or "")
    if coverage(question.topic, asked, knowledge) < _MIN_WORDS:
        return None
    sentences = [unit for unit in units_of(best.passage) if unit.is_sentence][:_MOST]
    return Evidence(_candidate(best), focus=tuple(sentences)) if sentences else None


def _candidate(hit: Hit) -> Candidate:
    return Candidate(
        key=hit.passage.document_id,
        document_id=hit.passage.document_id,
        title=hit.passage.title,
        code=None,
        is_procedure=False,
        hits=(hit,),
        score=0.0,
    )
