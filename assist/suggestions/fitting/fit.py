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
_STEPS, _RATE = 20_000, 0.5
_RIDGE, _RIDGE_OF_WORDS = 0.0001, 0.005
# What grows with words and cases in common: examples share more of them with the pages than what
# people ask does, the less the smaller a site is. What it seems to be worth here is held back.
_OF_WORDS = frozenset(
    {"meaning", "agreement", "words", "present", "lead", "title", "precedent", "rank", "spoken"}
)
_FOLDS, _BINS = 5, 10
_ANSWERABLE_SHARE = 0.75  # of what is asked at a window, whatever its share of the examples is
_UNANSWERABLE = ("never", "near", "absent")
_THRESHOLDS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def fitted(examples: Sequence[Labelled]) -> dict[str, float]:
    """Weights by name, with `bias`: projected gradient descent from zero, so that the same examples
    give the same weights."""
    evidence, answerable, weight = _arrays(examples)
    sign = np.where(answerable, 1.0, -1.0)
    weights, bias = np.zeros(len(NAMES)), 0.0
    ridge = np.array([_RIDGE_OF_WORDS if name in _OF_WORDS else _RIDGE for name in NAMES])
    for _ in range(_STEPS):
        z = sign * (evidence @ weights + bias)
        pull = weight * sign / (1 + np.exp(z))
        weights = np.maximum(0.0, weights + _RATE * (pull @ evidence - ridge * weights))
        bias += _RATE * float(pull.sum())
    return {**dict(zip(NAMES, weights.tolist(), strict=True)), "bias": bias}


def shipped() -> dict[str, float]:
    return {**WEIGHTS, "bias": BIAS}


def measured(examples: Sequence[Labelled], weights: Mapping[str, float]) -> dict[str, float]:
    """AUROC of cases against questions that nothing answers, and what passes at 0.5."""
    evidence, answerable, _ = _arrays(examples)
    z = evidence @ np.array([weights[name] for name in NAMES]) + weights["bias"]
    never = np.array([one.kind in _UNANSWERABLE for one in examples])
    return {
        "auroc": _auroc(z[answerable], z[never]),
        "refused": _share(z[answerable] < 0),
        "answered_never": _share(z[never] >= 0),
    }


def held_out(examples: Sequence[Labelled], folds: int = _FOLDS) -> Array:
    """z of each, by weights that were fitted to other topics than its own."""
    topics = sorted({one.topic for one in examples})
    fold_of = {topic: place % folds for place, topic in enumerate(topics)}
    own = np.array([fold_of[one.topic] for one in examples])
    found = np.zeros(len(examples))
    for fold in range(folds):
        weights = fitted([one for one, its in zip(examples, own, strict=True) if its != fold])
        for place in np.flatnonzero(own == fold).tolist():
            found[place] = _z(examples[place], weights)
    return found


def auroc_of(examples: Sequence[Labelled], z: Array) -> float:
    """Of what can be answered against what nothing answers."""
    return _auroc(z[_answerable(examples)], z[_unanswerable(examples)])


def reliability(examples: Sequence[Labelled], z: Array) -> list[dict[str, float]]:
    """By tenths of the confidence: how many, how sure on average, and what share of them can be
    answered where `_ANSWERABLE_SHARE` of all can."""
    judged = _answerable(examples) | _unanswerable(examples)
    right, sure = _answerable(examples)[judged], 1 / (1 + np.exp(-z[judged]))
    weight = np.where(
        right, _ANSWERABLE_SHARE / right.sum(), (1 - _ANSWERABLE_SHARE) / (~right).sum()
    )
    bins = np.minimum((sure * _BINS).astype(int), _BINS - 1)
    return [
        {
            "from": place / _BINS,
            "questions": int(inside.sum()),
            "confidence": round(float(np.average(sure[inside], weights=weight[inside])), 3),
            "answerable": round(float(np.average(right[inside], weights=weight[inside])), 3),
        }
        for place in range(_BINS)
        if (inside := bins == place).any()
    ]


def trade_off(examples: Sequence[Labelled], z: Array) -> list[dict[str, float]]:
    """What each threshold refuses and lets through."""
    kinds = np.array([one.kind for one in examples])
    return [
        {
            "threshold": threshold,
            "refused": round(_share(z[_answerable(examples)] < _logit(threshold)), 3),
            **{
                f"answered_{kind}": round(_share(z[kinds == kind] >= _logit(threshold)), 3)
                for kind in _UNANSWERABLE
            },
        }
        for threshold in _THRESHOLDS
    ]


def _unanswerable(examples: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([one.kind in _UNANSWERABLE for one in examples])


def _answerable(examples: Sequence[Labelled]) -> NDArray[np.bool_]:
    return np.array([one.answerable for one in examples])


def _logit(share: float) -> float:
    return float(np.log(share / (1 - share)))


def _z(one: Labelled, weights: Mapping[str, float]) -> float:
    return float(np.dot(astuple(one.support), [weights[name] for name in NAMES]) + weights["bias"])


def _arrays(examples: Sequence[Labelled]) -> tuple[Array, NDArray[np.bool_], Array]:
    evidence = np.array([astuple(one.support) for one in examples], dtype=np.float64)
    answerable = _answerable(examples)
    weight = np.array([one.weight for one in examples], dtype=np.float64)
    for kind, share in ((answerable, _ANSWERABLE_SHARE), (~answerable, 1 - _ANSWERABLE_SHARE)):
        weight[kind] *= share / max(weight[kind].sum(), 1e-12)
    return evidence, answerable, weight


def _share(passing: NDArray[np.bool_]) -> float:
    return float(passing.mean()) if len(passing) else float("nan")


def _auroc(positive: Array, negative: Array) -> float:
    """Share of pairs in the right order; a tie counts half."""
    if not len(positive) or not len(negative):
        return float("nan")
    above = positive[:, None] > negative[None, :]
    level = positive[:, None] == negative[None, :]
    return float(above.mean() + level.mean() / 2)
