"""Measures the evidence for the best candidate."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.confidence import Support, above_floor
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import family
from assist.suggestions.understanding.question import Question


def support_of(
    ranked: Sequence[Candidate], question: Question, knowledge: Knowledge, floor: float
) -> Support:
    best = ranked[0]
    spanish = question.language == "es"
    meaning = max((hit.scores.get("dense", 0.0) for hit in best.hits), default=0.0)
    return Support(
        meaning=above_floor(meaning, floor),
        # Words of another language cannot stand on Spanish pages: meaning alone decides then.
        words=best.features["coverage"] if spanish else above_floor(meaning, floor),
        title=max(best.features["title"], best.features["code"]),
        margin=_margin(ranked),
    )


def _margin(ranked: Sequence[Candidate]) -> float:
    """How far the best stands above the next that is no edition of it, 0 to 1."""
    best = ranked[0]
    others = [one for one in ranked[1:] if family(one.title) != family(best.title)]
    if not others or best.score <= 0:
        return 1.0
    return max(0.0, min(1.0, 1 - others[0].score / best.score))
