from __future__ import annotations

import pytest
from scipy.stats import binomtest

from eval.statistics.bounds import groups_needed, upper_bound


def test_rule_of_three() -> None:
    """No case in 60 groups: 1 − 0.05^(1/60) = 1 − e^(−2.9957/60) = 0.0487, about 3/60."""
    assert upper_bound(0, 60) == pytest.approx(0.0487, abs=5e-5)
    assert upper_bound(0, 300) == pytest.approx(3 / 300, rel=0.01)


@pytest.mark.parametrize(("cases", "groups"), [(0, 60), (1, 60), (3, 25), (24, 25), (25, 25)])
def test_equals_the_one_sided_clopper_pearson_bound(cases: int, groups: int) -> None:
    exact = binomtest(cases, groups, alternative="less").proportion_ci(0.95, "exact")
    assert upper_bound(cases, groups) == pytest.approx(exact.high)


def test_part_of_a_case_lies_between() -> None:
    assert upper_bound(0, 60) < upper_bound(0.4, 60) < upper_bound(1, 60)


def test_groups_needed_are_just_enough() -> None:
    needed = groups_needed(0.01)
    assert upper_bound(0, needed) <= 0.01 < upper_bound(0, needed - 1)


def test_nothing_seen_bounds_nothing() -> None:
    assert upper_bound(0, 0) == 1
