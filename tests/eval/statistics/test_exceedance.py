from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, poisson_binom

from eval.statistics.exceedance import upper_tail


def test_two_draws_worked_out_by_hand() -> None:
    """Chances 1/2 and 1/4: P(2) = 1/8, P(≥ 1) = 1 − 1/2 · 3/4 = 5/8."""
    assert upper_tail([0.5, 0.25], 2) == pytest.approx(1 / 8)
    assert upper_tail([0.5, 0.25], 1) == pytest.approx(5 / 8)
    assert upper_tail([0.5, 0.25], 0) == 1


def test_equal_chances_are_binomial() -> None:
    assert upper_tail([0.1] * 60, 12) == pytest.approx(binom.sf(11, 60, 0.1))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=20), st.integers(1, 20))
def test_equals_scipys_poisson_binomial(chances: list[float], observed: int) -> None:
    expected = poisson_binom.sf(observed - 1, chances)
    assert upper_tail(chances, observed) == pytest.approx(expected, abs=1e-9)
