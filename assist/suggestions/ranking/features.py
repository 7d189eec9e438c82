"""What speaks for a candidate. Each grows with the evidence; most run from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.operations import names_operation, operations_of, operations_said
from indexes.models import Aspect, DocumentKind, Hit

_SUPPORT = (1.0, 0.35, 0.2, 0.1, 0.05)  # what the 1st, 2nd… passage of one page adds
_SHARPNESS = 10.0  # how fast a passage counts less as it is farther than the nearest one
_NEAR_ENOUGH = 5.0  # as many passages as near as the nearest one fill the feature
_RANK_K = 10


def support(hits: Sequence[Hit]) -> float:
    """Fused scores: the best passages of one page support each other, ever less."""
    ordered = sorted([hit.score for hit in hits], reverse=True)
    found: float = sum(map(mul, _SUPPORT, ordered))
    return found


def nearness(hits: Sequence[Hit], top: float, floor: float) -> float:
    """How many passages are about as near in meaning as the nearest of all."""
    span = max(1 - floor, 1e-6)
    near = [
        math.exp(_SHARPNESS * (hit.scores["dense"] - top) / span)
        for hit in hits
        if "dense" in hit.scores
    ]
    return min(1.0, sum(near) / _NEAR_ENOUGH)


def first_by_meaning(hits: Sequence[Hit]) -> float:
    """1 for the nearest passage of all, falling with its rank."""
    ranks = (hit.scores["dense_rank"] for hit in hits if "dense_rank" in hit.scores)
    best = min(ranks, default=None)
    return 0.0 if best is None else _RANK_K / (_RANK_K + best - 1)


def answers_aspect(hits: Sequence[Hit], question: Question) -> float:
    """Whether the passages found speak of what is asked."""
    if not question.decisive:
        return 0.0
    found = {hit.passage.aspect for hit in hits}
    wanted = {Aspect.DEADLINE if one is Aspect.STATUS else one for one in question.aspects}
    return len(wanted & found) / len(wanted) if wanted else 0.0


def does_what_is_asked(title: str, question: Question) -> float:
    """Whether the title names what the question wants done, so that a renewal is never taken for
    the first issue, nor the other way round. A title that names nothing fits what names nothing,
    and half of what names something."""
    does, said = operations_of(title), said_of_operations(question)
    if not does:
        return 0.5 if names_operation(said) else 1.0
    return float(not does.isdisjoint(operations_said(said)))


def said_of_operations(question: Question) -> str:
    """What a later turn of a conversation wants done is what is wanted: «no, la primera»."""
    corrects = question.carried and names_operation(question.text)
    return question.text if corrects else question.search


def is_procedure(hits: Sequence[Hit]) -> bool:
    return any(hit.passage.kind is DocumentKind.PROCEDURE for hit in hits)
