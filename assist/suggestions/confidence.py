"""How sure the evidence makes us: a number from 0 to 1 that grows with each kind of evidence.

    z = BIAS + Σ weight · evidence        confidence = 1 / (1 + e^-z)

meaning    nearness of the best passage, above what unrelated questions reach in this snapshot
agreement  the same, averaged over the candidate's three nearest passages
words      share of the topic of the question's best sentence that the candidate's passages hold
known      share of the topic whose words stand in any official page at all
precedent  how near the resolved cases are that were about the same procedure

All weights are positive, so the confidence never falls when evidence is added. Cosines of a model
live in a narrow band of their own; measuring them from the noise floor of the snapshot makes one
set of weights serve any model. The weights were fitted by logistic regression on resolved cases of
the demonstration against questions that nothing in it answers, and rounded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """Each from 0 to 1."""

    meaning: float
    agreement: float
    words: float
    known: float
    precedent: float


BIAS = -4.1
MEANING = 2.6
AGREEMENT = 2.6
WORDS = 3.1
KNOWN = 2.1
PRECEDENT = 2.2


def confidence_of(support: Support) -> float:
    z = (
        BIAS
        + MEANING * support.meaning
        + AGREEMENT * support.agreement
        + WORDS * support.words
        + KNOWN * support.known
        + PRECEDENT * support.precedent
    )
    return 1 / (1 + math.exp(-z))


def above_floor(cosine: float, floor: float) -> float:
    """0 at or below the noise floor, 1 for identical vectors."""
    return max(0.0, min(1.0, (cosine - floor) / (1 - floor))) if floor < 1 else 0.0
