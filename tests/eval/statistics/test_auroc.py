from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from eval.statistics.auroc import auroc, auroc_estimate, wins
from eval.statistics.resampling import draws

scored = st.lists(
    st.tuples(st.integers(0, 6), st.booleans(), st.integers(0, 3)), min_size=2, max_size=40
)


def value_of(scores: list[float], labels: list[bool], groups: list[int], weights: object) -> float:
    yes = np.array(labels, dtype=float)
    found = wins(np.array(scores, dtype=float), yes, 1 - yes, np.array(groups), 4)
    return float(auroc(*found, np.array([weights], dtype=float))[0])


def test_pairs_worked_out_by_hand() -> None:
    """Positives 0.9 and 0.4, negatives 0.4 and 0.1: 0.9 wins twice, 0.4 ties once and wins once:
    (2 + 0.5 + 1) / 4 = 0.875."""
    scores, labels = [0.9, 0.4, 0.4, 0.1], [True, True, False, False]
    assert value_of(scores, labels, [0, 1, 2, 3], [1, 1, 1, 1]) == pytest.approx(0.875)


@settings(max_examples=100, deadline=None)
@given(scored, st.lists(st.integers(0, 3), min_size=4, max_size=4))
def test_equals_scikit_learn_on_the_groups_drawn(
    answers: list[tuple[int, bool, int]], drawn: list[int]
) -> None:
    scores = [float(score) for score, _, _ in answers]
    labels = [label for _, label, _ in answers]
    groups = [group for _, _, group in answers]
    ours = value_of(scores, labels, groups, drawn)
    weights = [drawn[group] for group in groups]
    present = {label for label, weight in zip(labels, weights, strict=True) if weight}
    if len(present) < 2:
        assert np.isnan(ours)
    else:
        assert ours == pytest.approx(roc_auc_score(labels, scores, sample_weight=weights))


def test_one_class_alone_has_no_value() -> None:
    scores, yes = np.array([0.2, 0.9]), np.array([1.0, 1.0])
    estimate = auroc_estimate(scores, yes, 1 - yes, np.array([0, 1]), draws(2, 20, 0))
    assert estimate.value is None


def test_perfect_ranking_of_few_groups_is_not_certain() -> None:
    scores = np.array([0.9] * 30 + [0.1] * 10)
    yes = np.array([1.0] * 30 + [0.0] * 10)
    estimate = auroc_estimate(scores, yes, 1 - yes, np.arange(40), draws(40, 200, 0))
    assert estimate.value == 1
    assert estimate.low == pytest.approx(0.05 ** (1 / 10))
    assert estimate.few  # ten groups without an answer are too few
