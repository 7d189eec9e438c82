"""How sure the evidence makes us: a number from 0 to 1 that grows with each kind of evidence.

    z = BIAS + MEANING·m + WORDS·w + TITLE·t + MARGIN·g        confidence = 1 / (1 + e^-z)

m  nearness in meaning of the best passage, above what unrelated questions reach in this snapshot
w  share of the question's topic words, rare ones weighing more, that the pages of the candidate hold
t  how well the question names the title
g  how far the candidate stands above the next different one

All weights are positive, so the confidence never falls when evidence is added. Cosines of a model
live in a narrow band of their own; measuring them from the noise floor of the snapshot makes one
set of weights serve any model.
"""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Support:
    """Each from 0 to 1."""

    meaning: float
    words: float
    title: float
    margin: float


BIAS = -3.6
MEANING = 5.0
WORDS = 4.0
TITLE = 2.0
MARGIN = 1.0


def confidence_of(support: Support) -> float:
    z = (
        BIAS
        + MEANING * support.meaning
        + WORDS * support.words
        + TITLE * support.title
        + MARGIN * support.margin
    )
    return 1 / (1 + math.exp(-z))


def above_floor(cosine: float, floor: float) -> float:
    """0 at or below the noise floor, 1 for identical vectors."""
    return max(0.0, min(1.0, (cosine - floor) / (1 - floor))) if floor < 1 else 0.0
