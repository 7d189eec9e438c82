from __future__ import annotations

import numpy as np
import pytest
import scipy.stats

from eval.measures import Direction
from eval.models import Estimate
from eval.statistics.rates import rate_estimates
from eval.statistics.resampling import draws


def estimate(
    above: list[float], below: list[float], direction: Direction = "lower", resamples: int = 2000
) -> Estimate:
    numerators, denominators = np.array([above]).T, np.array([below]).T
    weights = draws(len(above), resamples, 0)
    return rate_estimates(numerators, denominators, denominators, weights, direction)[0]


def test_value_is_the_sum_of_numerators_over_the_sum_of_denominators() -> None:
    """(1 + 0 + 3) / (10 + 20 + 10) = 0.1, not the mean of 0.1, 0 and 0.3."""
    found = estimate([1, 0, 3], [10, 20, 10])
    assert found.value == pytest.approx(0.1)
    assert (found.groups, found.n) == (3, 40)


def test_interval_equals_scipys_percentile_bootstrap() -> None:
    generator = np.random.default_rng(3)
    below = generator.integers(20, 80, 80).astype(float)
    above = generator.binomial(below.astype(int), 0.3).astype(float)
    ours = estimate(above.tolist(), below.tolist(), resamples=9999)
    theirs = scipy.stats.bootstrap(
        (above, below),
        lambda a, b, axis: a.sum(axis=axis) / b.sum(axis=axis),
        paired=True,
        method="percentile",
        rng=np.random.default_rng(1),
    ).confidence_interval
    assert ours.low == pytest.approx(theirs.low, abs=0.003)
    assert ours.high == pytest.approx(theirs.high, abs=0.003)


def test_zero_cases_are_not_certainty() -> None:
    found = estimate([0] * 60, [50] * 60)
    assert (found.value, found.low) == (0, 0)
    assert found.high == pytest.approx(1 - 0.05 ** (1 / 60))


def test_all_cases_are_not_certainty() -> None:
    found = estimate([50] * 60, [50] * 60, "higher")
    assert (found.value, found.high) == (1, 1)
    assert found.low == pytest.approx(0.05 ** (1 / 60))


@pytest.mark.parametrize("groups_with_a_case", range(1, 12))
def test_more_cases_never_make_the_bad_end_better(groups_with_a_case: int) -> None:
    """A run with contradictions must not pass a gate that one without any does not pass."""
    none = estimate([0] * 60, [1000] * 60)
    some = estimate([1] * groups_with_a_case + [0] * (60 - groups_with_a_case), [1000] * 60)
    assert none.high is not None
    assert some.high is not None
    assert some.high >= none.high


def test_groups_without_comparisons_do_not_count() -> None:
    found = estimate([0] * 25 + [0] * 35, [10] * 25 + [0] * 35)
    assert found.groups == 25
    assert found.high == pytest.approx(1 - 0.05 ** (1 / 25))


def test_nothing_comparable_has_no_value() -> None:
    assert estimate([0, 0], [0, 0]) == Estimate(value=None, groups=0, n=0, few=True)


def test_one_group_has_no_interval_and_under_twenty_are_few() -> None:
    one = estimate([1], [10])
    assert (one.value, one.low, one.high, one.few) == (0.1, None, None, True)
    assert estimate([1] * 19, [10] * 19).few
    assert not estimate([1] * 20, [10] * 20).few


@pytest.mark.parametrize("rate", [0.0, 0.01, 0.05, 0.2])
@pytest.mark.parametrize("clustered", [False, True])
def test_interval_holds_the_truth(rate: float, clustered: bool) -> None:
    """200 worlds of 60 groups with a known rate. Clustered: a group is contradictory as a whole or
    not at all, the worst case; else each group has its own rate, of mean `rate`."""
    generator = np.random.default_rng(11)
    held = 0
    for _ in range(200):
        below = generator.integers(10, 60, 60)
        if clustered:
            above = below * (generator.random(60) < rate)
        else:
            own = generator.beta(2 * rate, 2 * (1 - rate), 60) if rate else np.zeros(60)
            above = generator.binomial(below, own)
        found = estimate(above.astype(float).tolist(), below.astype(float).tolist(), resamples=400)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= rate <= found.high
    assert held >= 180
