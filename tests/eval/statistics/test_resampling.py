from __future__ import annotations

import numpy as np
import pytest

from eval.statistics.resampling import draws, percentile_interval


def test_every_draw_has_as_many_groups_as_there_are() -> None:
    found = draws(7, 50, 0)
    assert found.shape == (50, 7)
    assert (found.sum(axis=1) == 7).all()


def test_same_seed_same_draws() -> None:
    assert (draws(7, 50, 3) == draws(7, 50, 3)).all()
    assert (draws(7, 50, 3) != draws(7, 50, 4)).any()


def test_resamples_without_a_value_are_left_out() -> None:
    samples = np.column_stack([np.r_[np.nan, np.linspace(0, 1, 101)], np.full(102, np.nan)])
    low, high = percentile_interval(samples)
    assert (low[0], high[0]) == pytest.approx((0.025, 0.975))
    assert np.isnan(low[1])
    assert np.isnan(high[1])
