"""Series whose truth is known: how often nothing is taken for something, and what is found."""

from __future__ import annotations

import numpy as np
import pytest

from assist.indicators.seasons import Prediction, open_days, predicted

_WEEK = np.array([1.2, 1.1, 1.0, 1.0, 0.9, 0.1, 0.05])
_DAYS = 520


def _series(mean: float, dispersion: float, season: float, seed: int) -> np.ndarray:
    """Weekdays, a yearly wave, and Poisson or negative-binomial counts around them."""
    chance, days = np.random.default_rng(seed), np.arange(_DAYS)
    level = mean * _WEEK[days % 7] * (1 + season * np.sin(2 * np.pi * days / 364))
    if dispersion == 1:
        return chance.poisson(level)
    return chance.negative_binomial(level / (dispersion - 1), 1 / dispersion)


def _predicted(counts: np.ndarray, day: int, window: int) -> Prediction:
    found = predicted(counts, np.ones(len(counts), bool), day, window)
    assert found is not None
    return found


@pytest.mark.parametrize("window", [1, 7])
@pytest.mark.parametrize(("mean", "dispersion", "season"), [(10, 1, 0), (40, 3, 0), (60, 2, 0.5)])
def test_of_ordinary_days_few_are_flagged(
    mean: float, dispersion: float, season: float, window: int
) -> None:
    p_values = []
    for seed in range(25):
        counts = _series(mean, dispersion, season, seed)
        for day in range(480, _DAYS, 7 if window == 7 else 5):
            observed = int(counts[day - window + 1 : day + 1].sum())
            p_values.append(_predicted(counts, day, window).p_value(observed))
    found = np.array(p_values)
    assert (found < 0.05).mean() <= 0.08
    assert (found < 0.001).mean() <= 0.01


def test_twice_as_many_in_a_week_is_found() -> None:
    found = []
    for seed in range(20):
        counts = _series(30, 2, 0.3, seed)
        observed = 2 * int(counts[-7:].sum())
        found.append(_predicted(counts, _DAYS - 1, 7).p_value(observed) < 0.001)
    assert np.mean(found) >= 0.95


def test_what_comes_every_year_is_no_surprise() -> None:
    """The weeks of a grant triple the demand, this year as the last one."""
    counts = _series(40, 1, 0, 3)
    for start, end in ((_DAYS - 381, _DAYS - 350), (_DAYS - 7, _DAYS)):
        counts[start:end] *= 3
    with_year = _predicted(counts, _DAYS - 1, 7)
    assert with_year.season == pytest.approx(3, rel=0.2)
    assert with_year.p_value(int(counts[-7:].sum())) > 0.05
    recent = counts[-200:]
    assert _predicted(recent, 199, 7).p_value(int(recent[-7:].sum())) < 1e-6


def test_an_earlier_peak_does_not_hide_the_next() -> None:
    counts = _series(50, 1, 0, 5)
    counts[_DAYS - 29] *= 6  # the same weekday, four weeks before
    counts[_DAYS - 1] = 120
    assert _predicted(counts, _DAYS - 1, 1).p_value(120) < 1e-3


def test_holidays_are_no_references_and_are_not_tested() -> None:
    counts = _series(50, 1, 0, 6)
    closed = [_DAYS - 8, _DAYS - 15, _DAYS - 1]
    counts[closed] = 0
    opened = open_days(counts)
    assert not opened[closed].any()
    assert predicted(counts, opened, _DAYS - 1, 1) is None
    usual = predicted(counts, opened, _DAYS - 2, 1)
    assert usual is not None
    assert usual.p_value(int(counts[_DAYS - 2])) > 0.01


def test_less_than_usual_is_told_from_more_and_the_interval_holds_the_mean() -> None:
    found = _predicted(_series(50, 1, 0, 8), _DAYS - 6, 1)
    low, high = found.interval
    assert low < found.expected < high
    assert found.statistic(0) < 0 < found.statistic(200)
    assert found.p_value(0) < 1e-6


def test_a_short_history_tells_nothing() -> None:
    counts = _series(50, 1, 0, 9)[:40]
    assert predicted(counts, np.ones(40, bool), 39, 1) is None
