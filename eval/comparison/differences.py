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
_FEW_DIFFERING = 5  # so few could all have gone one way by chance: 5 of 5 do once in 16


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
    groups = min(a.groups_of(name), b.groups_of(name))
    found = Difference(
        a=before,
        b=after,
        difference=after - before,
        groups=groups,
        few=groups < MIN_GROUPS,
        verdict="unclear",
    )
    if groups < 2:
        return found
    samples = b.values(name, weights) - a.values(name, weights)
    if abs(after - before) < _SMALL and np.nanmax(np.abs(samples)) < _SMALL:
        # No group differs: how many might is known as for any rate without a case.
        bound = upper_bound(0, groups)
        return found.model_copy(update={"low": -bound, "high": bound, "verdict": "same"})
    low, high = (float(end[0]) for end in percentile_interval(samples[:, None]))
    verdict = _verdict(low, high, direction, _differing(a, b, name))
    return found.model_copy(update={"low": low, "high": high, "verdict": verdict})


def _differing(a: Measured, b: Measured, name: str) -> int:
    """In how many groups, of those that have a value of their own."""
    changed = np.abs(b.by_group(name) - a.by_group(name))
    own = changed[~np.isnan(changed)]
    return int(np.count_nonzero(own > _SMALL)) if len(own) else _FEW_DIFFERING


def _verdict(low: float, high: float, direction: Direction, differing: int) -> Verdict:
    if low <= 0 <= high or differing < _FEW_DIFFERING:
        return "unclear"
    return "better" if (high < 0) is (direction == "lower") else "worse"
