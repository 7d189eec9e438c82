"""Fits the weights: softmax over the candidates of each question, held near the weights that are
shipped, so that few examples move them little; none is negative.

    loss(w) = - mean log p(right | w) + pull · |w - shipped|²        p = softmax(features · w)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assist.suggestions.ranking.scoring import WEIGHTS
from assist.suggestions.ranking.weights import SETTLING, rescaled
from assist.suggestions.training.examples import NAMES, Array, Judged

FEWEST = 50  # questions, of
FEWEST_GROUPS = 10  # procedures
_FOLDS = 5
_STEPS, _RATE = 400, 0.05
_PULL = 0.01
_BETTER = 0.005  # of the questions that come first, and no loss in reciprocal rank


@dataclass(frozen=True, slots=True)
class Measured:
    first: float  # share of the questions whose procedure comes first
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class Trained:
    """`before` and `after` are cross-validated: no procedure is judged by weights that were fitted
    to it."""

    questions: int
    procedures: int
    weights: Mapping[str, float]
    before: Measured
    after: Measured

    @property
    def is_enough(self) -> bool:
        return self.questions >= FEWEST and self.procedures >= FEWEST_GROUPS

    @property
    def is_better(self) -> bool:
        gained = self.after.first - self.before.first
        return gained >= _BETTER and self.after.reciprocal_rank >= self.before.reciprocal_rank


def train(judged: Sequence[Judged]) -> Trained:
    """The same examples give the same weights."""
    shipped = np.array([WEIGHTS[name] for name in NAMES])
    groups = sorted({one.group for one in judged})
    fold_of = {group: place % _FOLDS for place, group in enumerate(groups)}
    before, after = [], []
    for fold in range(_FOLDS) if len(groups) >= _FOLDS else ():
        weights = _fitted([one for one in judged if fold_of[one.group] != fold])
        for one in (one for one in judged if fold_of[one.group] == fold):
            before.append(_rank(one, shipped))
            after.append(_rank(one, weights))
    final = dict(zip(NAMES, _fitted(judged).tolist(), strict=True))
    return Trained(len(judged), len(groups), rescaled(final), _measured(before), _measured(after))


def _fitted(judged: Sequence[Judged]) -> Array:
    """Projected gradient descent from the shipped weights."""
    shipped = np.array([WEIGHTS[name] for name in NAMES])
    free = np.array([name not in SETTLING for name in NAMES], dtype=np.float64)
    weights = shipped.copy()
    for _ in range(_STEPS if judged else 0):
        gradient = 2 * _PULL * (weights - shipped)
        for one in judged:
            gradient += _slope(one, weights) / len(judged)
        weights = np.maximum(0.0, weights - _RATE * free * gradient)
    return weights


def _slope(one: Judged, weights: Array) -> Array:
    scores = one.features @ weights
    likely = np.exp(scores - scores.max())
    expected: Array = (likely / likely.sum()) @ one.features
    slope: Array = expected - one.features[one.right]
    return slope


def _rank(one: Judged, weights: Array) -> int:
    """From 1. A tie counts against it."""
    scores = one.features @ weights
    return int((scores >= scores[one.right]).sum())


def _measured(ranks: Sequence[int]) -> Measured:
    if not ranks:
        return Measured(0.0, 0.0)
    found = np.array(ranks, dtype=np.float64)
    return Measured(float((found == 1).mean()), float((1 / found).mean()))
