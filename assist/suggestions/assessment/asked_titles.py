"""Pages titled with the question that they answer: of several, the one whose title asks the same.

«¿Cómo presento una solicitud?» and «¿Cómo sé que presenté mi solicitud?» share all words that name
a thing; what tells them apart is what the whole question means.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.services import Services
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.question_titles import answers_its_title

_NEARLY = 0.85  # of the best score
_SAME = 0.45  # of cosine, from which a title may ask the same
_NEARER = 0.06  # than the best one's title


def same_question_first(
    ordered: Sequence[Candidate], vector: NDArray[np.float32], services: Services
) -> list[Candidate]:
    """As they are, unless the best one is such a page and another, nearly as good, asks what is
    asked."""
    if not ordered or not answers_its_title(ordered[0]):
        return list(ordered)
    best = ordered[0]
    near = {
        one.key: services.near_title(vector, one.key)
        for one in ordered
        if one.score >= _NEARLY * best.score and answers_its_title(one)
    }
    first = max((one for one in ordered if one.key in near), key=lambda one: near[one.key])
    if near[first.key] < max(_SAME, near[best.key] + _NEARER):
        return list(ordered)
    return [first, *(one for one in ordered if one is not first)]


def asks_its_title(one: Candidate, vector: NDArray[np.float32], services: Services) -> bool:
    """Whether a page of the kind is titled with what the question means."""
    return answers_its_title(one) and services.near_title(vector, one.key) >= _SAME
