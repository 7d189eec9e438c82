from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.statistics.holm import holm

p_values = st.lists(st.floats(0, 1), min_size=1, max_size=20)


def test_worked_out_by_hand() -> None:
    """Of 0.01, 0.04, 0.03 and 0.005, in order: 4 · 0.005 = 0.02; 3 · 0.01 = 0.03; 2 · 0.03 = 0.06;
    1 · 0.04 = 0.04, which may not be below the one before: 0.06."""
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(p_values)
def test_between_no_correction_and_bonferroni(values: list[float]) -> None:
    adjusted = np.array(holm(values))
    assert (adjusted >= np.array(values) - 1e-12).all()
    assert (adjusted <= np.minimum(1, len(values) * np.array(values)) + 1e-12).all()


def test_one_false_finding_in_twenty_families_at_most() -> None:
    generator = np.random.default_rng(5)
    false = sum(min(holm(generator.random(78).tolist())) < 0.05 for _ in range(1000))
    assert false <= 65  # 50 expected; 65 is two standard deviations above
