"""How sure the evidence makes us: a number from 0 to 1 that grows with each kind of evidence.

    z = BIAS + Σ weight · evidence        confidence = 1 / (1 + e^-z)

meaning    nearness of the best passage, above what unrelated questions reach in this snapshot
agreement  the same, averaged over the candidate's three nearest passages
words      share of the topic of the question's best sentence that the candidate's passages hold
present    1 less the weight of the most telling word of that sentence that they do not hold
lead       how far its nearest passage stands out from all that was found
title      how well the question names the candidate's title
precedent  how near the resolved cases are that were about the same procedure
rank       the candidate's score in the ranking, as a share of the most that one can have

No weight is negative, so the confidence never falls when evidence is added. Cosines of a model
live in a narrow band of their own; measuring them from the noise floor of the snapshot makes one
set of weights serve any model. `python -m assist.suggestions.fitting` fits the weights to a data
directory and reports how well they tell answerable from unanswerable questions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Support:
    """Each from 0 to 1."""

    meaning: float
    agreement: float
    words: float
    present: float
    lead: float
    title: float
    precedent: float
    rank: float


BIAS = -5.5
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "meaning": 3.4,
        "agreement": 3.8,
        "words": 1.0,
        "present": 0.0,
        "lead": 1.1,
        "title": 1.1,
        "precedent": 2.3,
        "rank": 3.7,
    }
)


def confidence_of(support: Support) -> float:
    z = BIAS + sum(weight * getattr(support, name) for name, weight in WEIGHTS.items())
    return 1 / (1 + math.exp(-z))


def above_floor(cosine: float, floor: float) -> float:
    """0 at or below the noise floor, 1 for identical vectors."""
    return max(0.0, min(1.0, (cosine - floor) / (1 - floor))) if floor < 1 else 0.0
