"""The difference of each measure, with its interval: groups are drawn as pairs, both runs of a
group together, so that what makes a group hard cancels out."""

from __future__ import annotations

import numpy as np

from eval.comparison.models import Difference, Verdict
from eval.measures import DIRECTIONS, Direction
from eval.metrics.measured import Measured
from eval.statistics.bounds import upper_bound
from eval.statistics.rates import MIN_GROUPS
from eval.statistics.resampling import Floats, percentile_interval

_SMALL = 1e-9


def differences(a: Measured, b: Measured, weights: Floats) -> dict[str, Difference]:
    """Every measure of `DIRECTIONS` that both runs have."""
    return {
        name: _difference(a, b, name, direction, weights)
        for name, direction in DIRECTIONS.items()
        if a.has(name) and b.has(name)
    }


def _difference(
    a: Measured, b: Measured, name: str, direction: Direction, weights: Floats
) -> Difference:
    once = np.ones((1, weights.shape[1]))
    before, after = float(a.values(name, once)[0]), float(b.values(name, once)[0])
    by_group = b.by_group(name) - a.by_group(name)
    groups = int(np.count_nonzero(~np.isnan(by_group)))
    difference = after - before
    found = {"a": before, "b": after, "groups": groups, "few": groups < MIN_GROUPS}
    if groups < 2:
        return Difference(**found, difference=difference, verdict="unclear")
    if abs(difference) < _SMALL and np.nanmax(np.abs(by_group)) < _SMALL:
        # No group differs: how many might is known as for any rate without a case.
        bound = upper_bound(0, groups)
        return Difference(**found, difference=0.0, low=-bound, high=bound, verdict="same")
    samples = b.values(name, weights) - a.values(name, weights)
    low, high = (float(end[0]) for end in percentile_interval(samples[:, None]))
    verdict = _verdict(low, high, direction)
    return Difference(**found, difference=difference, low=low, high=high, verdict=verdict)


def _verdict(low: float, high: float, direction: Direction) -> Verdict:
    if low <= 0 <= high:
        return "unclear"
    return "better" if (high < 0) is (direction == "lower") else "worse"
