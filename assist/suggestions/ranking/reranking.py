"""A second opinion on the first few candidates, by a model that is set (`reranker_model`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.ranking.candidate import Candidate
from indexes.cross_encoder import CrossEncoder

_READ = 8  # candidates, by their best passage
_WEIGHT = 4.0  # of its opinion, on the scale of the scores


def reranked(
    candidates: Sequence[Candidate], question: str, model: CrossEncoder
) -> list[Candidate]:
    """Candidates that fit worse than the best fitting one lose score, so that scores stay on their
    scale. In the order given where the model says nothing in time."""
    first, rest = candidates[:_READ], candidates[_READ:]
    fits = model.fits(question, [_text(one) for one in first])
    if not fits:
        return list(candidates)
    best = max(fits)
    judged = [
        replace(
            one,
            score=one.score - _WEIGHT * (best - fit),
            features={**one.features, "cross_encoder": fit},
        )
        for one, fit in zip(first, fits, strict=True)
    ]
    return sorted([*judged, *rest], key=lambda one: (-one.score, one.key))


def _text(one: Candidate) -> str:
    passage = one.hits[0].passage
    return f"{passage.context}\n{passage.text}"
