from __future__ import annotations

import numpy as np
import pytest

from assist.indicators.intervals import mean_interval

_CITIZENS = [0.05, 0.05, 0.1, 0.3, 0.5]  # how they answer, 1 to 5


def test_unanimity_is_no_certainty() -> None:
    mean, low, high = mean_interval([0, 0, 0, 0, 6])
    assert (mean, high) == (5, 5)
    assert low < 4.5
    assert mean_interval([0, 0, 0, 0, 600])[1] > 4.95


@pytest.mark.parametrize("n", [5, 20, 200])
def test_intervals_hold_the_truth_nearly_as_often_as_they_say(n: int) -> None:
    truth = float(np.dot(_CITIZENS, range(1, 6)))
    chance = np.random.default_rng(4)
    held = 0
    for counts in chance.multinomial(n, _CITIZENS, 1_000).tolist():
        mean, low, high = mean_interval(counts)
        assert 1 <= low <= mean <= high <= 5
        held += low <= truth <= high
    assert held >= 930
