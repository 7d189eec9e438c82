"""Estimates of rates, Σ numerators ÷ Σ denominators, with their intervals."""

from __future__ import annotations

import numpy as np

from eval.measures import Direction
from eval.models import Estimate
from eval.statistics.bounds import FEW_CASES, upper_bound
from eval.statistics.resampling import Floats, percentile_interval, ratios

MIN_GROUPS = 20  # under so many an interval is a rough indication only


def rate_estimates(
    numerators: Floats, denominators: Floats, over: Floats, weights: Floats, direction: Direction
) -> list[Estimate]:
    """One estimate a column. The first three are groups × columns; `weights` are the draws."""
    values = ratios(numerators.sum(axis=0), denominators.sum(axis=0))
    low, high = percentile_interval(ratios(weights @ numerators, weights @ denominators))
    return [
        _estimate(
            float(values[column]),
            (float(low[column]), float(high[column])),
            ratios(numerators[:, column], denominators[:, column]),
            round(float(over[:, column].sum())),
            direction,
        )
        for column in range(numerators.shape[1])
    ]


def _estimate(
    value: float, ends: tuple[float, float], by_group: Floats, n: int, direction: Direction
) -> Estimate:
    rates = by_group[~np.isnan(by_group)]
    groups, few = len(rates), len(rates) < MIN_GROUPS
    if np.isnan(value):
        return Estimate(value=None, groups=0, n=0, few=True)
    if groups < 2:
        return Estimate(value=value, groups=groups, n=n, few=True)
    low, high = honest_ends(value, ends, rates, direction)
    return Estimate(value=value, low=low, high=high, groups=groups, n=n, few=few)


def honest_ends(
    value: float, ends: tuple[float, float], rates: Floats, direction: Direction
) -> tuple[float, float]:
    """The bootstrap's ends, but the bad one never closer than the exact bound for what was seen in
    few groups. `rates` are those of the groups, between 0 and 1."""
    low, high = ends
    if direction == "lower" or value == 0:
        high = max(high, _bound(rates))
    if direction == "higher" or value == 1:
        low = min(low, 1 - _bound(1 - rates))
    return min(low, value), max(high, value)


def _bound(rates: Floats) -> float:
    """The sum of rates counts as cases while few groups hold most of it; later the bootstrap tells
    how bad groups are, and only the floor of no case at all remains, so that more cases never look
    better than none."""
    cases = float(rates.sum())
    return upper_bound(cases if effective_cases(rates) < FEW_CASES else 0.0, len(rates))


def effective_cases(rates: Floats) -> float:
    """(Σr)² / Σr² (Kish 1965): how many equally bad groups would tell as much. Ten groups of which
    one holds nearly everything are little more than one."""
    squares = float((rates**2).sum())
    return float(rates.sum()) ** 2 / squares if squares > 0 else 0.0
