"""Risk–coverage curve (El-Yaniv and Wiener 2010): what a stricter threshold would buy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.metrics.abstention import answerable
from eval.metrics.gold import gives
from eval.models import Answer, RiskCoverage

_POINTS = 100


def risk_coverage(answers: Sequence[Answer]) -> RiskCoverage | None:
    """Over the questions that the dataset judges, at each threshold of the confidence, strictest
    first. None where it judges none."""
    judged = [(one.confidence, error) for one in answers if (error := is_wrong(one)) is not None]
    if not judged:
        return None
    confidence = np.array([c for c, _ in judged])
    wrong = np.array([error for _, error in judged], dtype=float)
    order = np.argsort(-confidence, kind="stable")
    last = np.flatnonzero(np.diff(confidence[order], append=-1.0))  # equal confidences go together
    if len(last) > _POINTS:
        last = last[np.linspace(0, len(last) - 1, _POINTS).round().astype(int)]
    answered = last + 1
    return RiskCoverage(
        thresholds=tuple(confidence[order][last].tolist()),
        coverage=tuple((answered / len(judged)).tolist()),
        risk=tuple((np.cumsum(wrong[order])[last] / answered).tolist()),
    )


def is_wrong(answer: Answer) -> bool | None:
    """Whether answering was or would have been wrong: no source answers the question, the best
    ranked is not relevant, or no gold fact is given. None where nothing tells."""
    known = answerable(answer)
    if known is not True:
        return None if known is None else True
    if answer.relevant and answer.ranked:
        return answer.ranked[0] not in answer.relevant
    if answer.gold_facts:
        return not any(gives(answer.text, gold) for gold in answer.gold_facts)
    return None
