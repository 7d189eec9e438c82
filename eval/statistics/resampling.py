"""Bootstrap over groups: whole groups are drawn with replacement (Efron & Tibshirani 1993, ch. 8),
since answers of one group are not independent. All parts and measures share the draws."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
LEVEL = 0.95


def draws(groups: int, resamples: int, seed: int) -> Floats:
    """How often each group is drawn: resamples × groups, rows add up to `groups`."""
    generator = np.random.default_rng(seed)
    return generator.multinomial(groups, np.full(groups, 1 / groups), size=resamples).astype(float)


def percentile_interval(samples: Floats, level: float = LEVEL) -> tuple[Floats, Floats]:
    """Ends of the percentile interval for each column; resamples without a value (NaN) are left
    out. Columns without any give NaN."""
    tail = (1 - level) / 2
    low, high = np.full(samples.shape[1], np.nan), np.full(samples.shape[1], np.nan)
    whole = ~np.isnan(samples).any(axis=0)
    if whole.any():
        low[whole], high[whole] = np.quantile(samples[:, whole], [tail, 1 - tail], axis=0)
    for column in np.flatnonzero(~whole):
        valid = samples[~np.isnan(samples[:, column]), column]
        if len(valid):
            low[column], high[column] = np.quantile(valid, [tail, 1 - tail])
    return low, high


def ratios(numerators: Floats, denominators: Floats) -> Floats:
    """NaN where the denominator is 0."""
    out = np.full(np.shape(numerators), np.nan)
    return np.asarray(np.divide(numerators, denominators, out=out, where=denominators > 0))
