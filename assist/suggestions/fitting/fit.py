"""Logistic regression without negative weights, and how well a set of weights tells apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, fields

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.confidence import BIAS, WEIGHTS, Support
from assist.suggestions.fitting.examples import Labelled

Array = NDArray[np.float64]

NAMES = tuple(field.name for field in fields(Support))
_STEPS, _RATE, _RIDGE = 20_000, 0.5, 0.0005
_FALSE_ANSWERS = 0.05  # share of the questions that nothing answers that may be answered


def fitted(examples: Sequence[Labelled]) -> dict[str, float]:
    """Weights by name, with `bias`: projected gradient descent from zero, so that the same examples
    give the same weights. The bias is then moved so that at 0.5 few unanswerable questions pass."""
    evidence, answerable, weight = _arrays(examples)
    sign = np.where(answerable, 1.0, -1.0)
    weights, bias = np.zeros(len(NAMES)), 0.0
    for _ in range(_STEPS):
        z = sign * (evidence @ weights + bias)
        pull = weight * sign / (1 + np.exp(z))
        weights = np.maximum(0.0, weights + _RATE * (pull @ evidence - _RIDGE * weights))
        bias += _RATE * float(pull.sum())
    never = np.array([one.kind == "never" for one in examples])
    passing = float(np.quantile(evidence[never] @ weights, 1 - _FALSE_ANSWERS))
    return {**dict(zip(NAMES, weights.tolist(), strict=True)), "bias": -passing}


def shipped() -> dict[str, float]:
    return {**WEIGHTS, "bias": BIAS}


def measured(examples: Sequence[Labelled], weights: Mapping[str, float]) -> dict[str, float]:
    """AUROC of cases against questions that nothing answers, and what passes at 0.5."""
    evidence, answerable, _ = _arrays(examples)
    z = evidence @ np.array([weights[name] for name in NAMES]) + weights["bias"]
    never = np.array([one.kind == "never" for one in examples])
    held = np.array([one.kind == "held_out" for one in examples])
    return {
        "auroc": _auroc(z[answerable], z[never]),
        "auroc_held_out": _auroc(z[answerable], z[held]),
        "refused": _share(z[answerable] < 0),
        "answered_never": _share(z[never] >= 0),
        "answered_held_out": _share(z[held] >= 0),
    }


def _arrays(examples: Sequence[Labelled]) -> tuple[Array, NDArray[np.bool_], Array]:
    evidence = np.array([astuple(one.support) for one in examples], dtype=np.float64)
    weight = np.array([one.weight for one in examples], dtype=np.float64)
    return evidence, np.array([one.answerable for one in examples]), weight / weight.sum()


def _share(passing: NDArray[np.bool_]) -> float:
    return float(passing.mean()) if len(passing) else float("nan")


def _auroc(positive: Array, negative: Array) -> float:
    """Share of pairs in the right order; a tie counts half."""
    if not len(positive) or not len(negative):
        return float("nan")
    above = positive[:, None] > negative[None, :]
    level = positive[:, None] == negative[None, :]
    return float(above.mean() + level.mean() / 2)
