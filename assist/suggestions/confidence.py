"""How sure the evidence makes us: a number from 0 to 1 that grows with each kind of evidence.

    z = BIAS + Σ weight · evidence        confidence = 1 / (1 + e^-z)

meaning    nearness of the best passage, above what unrelated questions reach in this snapshot
agreement  the same, averaged over the candidate's three nearest passages
words      share of the topic of the question's best sentence that the candidate's passages hold
present    1 less the weight of the most telling word of that sentence that they do not hold
lead       how far its nearest passage stands out from all that was found
title      how well the question names the candidate's title
precedent  how near the resolved cases are that were about the same procedure
rank       the candidate's score in the ranking without precedents, as a share of the most
beyond     how much nearer the question is to the candidate's nearest passage than to any public
           service that the site does not offer (`assessment.services`); 0.5 where as near
beyond_few the same, beside the nearest three of those services
here       how much nearer the question is to the candidate's titles than to any public service that
           the site does not offer; 0.5 where both are as near
named      the same, beside the names that people and pages give to a service that the candidate's
           titles say; as `here` where they say none that is known
unclaimed  1 less the share of the object's words that one such service holds
stated     1 less the share of the object's words that are words of public services, and that no
           page of the candidate holds
spoken     the same of words that are no words of public services
titled     1 less the share of words of public services that the candidate's title lacks
scarce     how few things the site has, 1 for one and 0 for a thousand: among few, what is near is
           hardly near by chance

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
    beyond: float
    beyond_few: float
    here: float
    named: float
    unclaimed: float
    stated: float
    spoken: float
    titled: float
    scarce: float


BIAS = -10.0
# Below both is, of examples that are answered, 1 in 180; of what is nobody's, 1 in 27.
_NOISE, _FEW_WORDS = 0.1, 0.35
_OF_NOTHING = 0.5
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "meaning": 0.3,
        "agreement": 0.3,
        "words": 0.4,
        "present": 0.9,
        "lead": 0.0,
        "title": 0.3,
        "precedent": 0.8,
        "rank": 0.2,
        "beyond": 4.3,
        "beyond_few": 5.1,
        "here": 2.1,
        "named": 2.5,
        "unclaimed": 1.8,
        "stated": 2.5,
        "spoken": 0.3,
        "titled": 0.5,
        "scarce": 1.0,
    }
)


def confidence_of(support: Support) -> float:
    z = BIAS + sum(weight * getattr(support, name) for name, weight in WEIGHTS.items())
    sure = 1 / (1 + math.exp(-z))
    return sure * _OF_NOTHING if _is_of_nothing(support) else sure


def _is_of_nothing(support: Support) -> bool:
    """As near as noise, and said by no passage: «criar cocodrilos» is no public service that the
    site leaves out, so that only this tells that it has none."""
    return support.meaning < _NOISE and support.words < _FEW_WORDS


def above_floor(cosine: float, floor: float) -> float:
    """0 at or below the noise floor, 1 for identical vectors."""
    return max(0.0, min(1.0, (cosine - floor) / (1 - floor))) if floor < 1 else 0.0
