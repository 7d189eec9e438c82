"""The mean of scores with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from scipy.stats import t

_LEVEL = 0.95
_LOWEST, _HIGHEST = 1, 5


def mean_interval(counts: Sequence[int]) -> tuple[float, float, float]:
    """(mean, low, high) of `counts`, how many gave 1 to 5; at least one did.

    Student's interval after adding one answer at each end of the scale, as Agresti & Coull add
    failures and successes (Am. Stat. 1998;52:119–26): where all agree, the plain interval would
    say that the mean *is* that score. It always holds the mean, and stays within the scale.
    """
    mean, _, _ = _moments(counts)
    padded = [counts[0] + 1, *counts[1:-1], counts[-1] + 1]
    centre, variance, n = _moments(padded)
    half = float(t.ppf((1 + _LEVEL) / 2, n - 1)) * sqrt(variance / n)
    low, high = max(_LOWEST, centre - half), min(_HIGHEST, centre + half)
    return mean, min(low, mean), max(high, mean)


def _moments(counts: Sequence[int]) -> tuple[float, float, int]:
    n = sum(counts)
    mean = sum(score * count for score, count in enumerate(counts, _LOWEST)) / n
    squares = sum(count * (score - mean) ** 2 for score, count in enumerate(counts, _LOWEST))
    return mean, squares / max(1, n - 1), n
