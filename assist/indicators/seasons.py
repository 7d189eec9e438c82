"""Whether a day, or a week, brought more or less than its own season lets expect.

What is expected of a day is the mean of the same weekday in the twelve weeks before, times the
season: how the same days of last year, with ten at each side, stood to the twelve weeks before
them, where there is that much history. Days on which nearly nothing came at all (closed offices)
are no references.

Counts vary more than chance alone would let them: the dispersion φ is Pearson's statistic over its
degrees of freedom, of the days and of the weeks that are references, the larger one, at least 1.
Earlier peaks are weighed down first, so that one does not hide the next (Noufaily et al., Stat.
Med. 2013;32:1206–22, after Farrington et al., J. R. Stat. Soc. A 1996;159:547–63). The prediction
is a negative binomial with mean μ and variance φμ plus that of μ itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.stats import nbinom

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

WEEK = 7
HISTORY = 12 * WEEK
_LEAST_WEEKS = 6
_YEAR = 52 * WEEK
_SEASON = 10  # days at each side, last year: terms do not open on the same day
_OUTLYING = 2.58  # standardised residuals beyond it are weighed down
_CLOSED = 0.2  # of what the same weekday usually brings
_LEVEL = 0.95


@dataclass(frozen=True)
class Prediction:
    """`low` and `high` hold 95 % of what may come; `references`: days that it rests on."""

    expected: float
    variance: float
    dispersion: float
    season: float
    references: int

    @property
    def interval(self) -> tuple[float, float]:
        low, high = self._distribution().ppf([(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
        return float(low), float(high)

    def p_value(self, observed: int) -> float:
        """Two-sided: twice the smaller tail, with what was observed in it."""
        distribution = self._distribution()
        tails = float(distribution.sf(observed - 1)), float(distribution.cdf(observed))
        return min(1.0, 2 * min(tails))

    def statistic(self, observed: int) -> float:
        """Standard deviations of the prediction."""
        return float((observed - self.expected) / np.sqrt(self.variance))

    def _distribution(self) -> Any:
        share = self.expected / self.variance
        return nbinom(self.expected * share / (1 - share), share)


def open_days(everything: Counts) -> Mask:
    """Of the counts of all that came, day by day: whether the offices were open."""
    found = np.ones(len(everything), bool)
    for weekday in range(WEEK):
        own = everything[weekday::WEEK]
        usual = np.array([np.median(own[max(0, n - 26) : n + 27]) for n in range(len(own))])
        found[weekday::WEEK] = own >= _CLOSED * usual
    return found


def predicted(counts: Counts, opened: Mask, day: int, window: int) -> Prediction | None:
    """For the `window` days (1 or 7) that end on `day`, from days before them. None where history
    is too short, nothing ever came, or the offices were closed."""
    first = day - window + 1
    start = max(0, first - HISTORY)
    tested = np.arange(first, day + 1)
    if first - start < _LEAST_WEEKS * WEEK or not opened[tested].any():
        return None
    past = np.arange(start, first)
    past = past[opened[past]]
    means, weights = _weekdays(counts, past)
    level = means[tested[opened[tested]] % WEEK]
    if not level.sum() > 0:
        return None
    dispersion = _dispersion(counts, past, means, weights)
    season, season_variance = _season(counts, opened, first, day, dispersion)
    expected = float(level.sum() * season)
    per_weekday = np.bincount(past % WEEK, weights, WEEK)[tested[opened[tested]] % WEEK]
    of_mean = dispersion * float((level / np.maximum(per_weekday, 1)).sum()) * season**2
    variance = dispersion * expected + of_mean + expected**2 * season_variance
    return Prediction(expected, max(variance, expected * 1.001), dispersion, season, len(past))


def _weekdays(counts: Counts, past: NDArray[np.intp]) -> tuple[Floats, Floats]:
    """The mean of each weekday, and the weights of the references: 1, less for what stands out."""
    weights = np.ones(len(past))
    means = _means(counts, past, weights)
    for _ in range(2):
        residuals = _residuals(counts, past, means)
        spread = max(1.0, float(np.median(np.abs(residuals))) * 1.4826)
        apart = np.abs(residuals) / spread
        weights = np.where(apart > _OUTLYING, (_OUTLYING / np.maximum(apart, 1e-9)) ** 2, 1.0)
        means = _means(counts, past, weights)
    return means, weights


def _means(counts: Counts, past: NDArray[np.intp], weights: Floats) -> Floats:
    sums = np.bincount(past % WEEK, weights * counts[past], WEEK)
    return np.asarray(sums / np.maximum(np.bincount(past % WEEK, weights, WEEK), 1e-9))


def _residuals(counts: Counts, past: NDArray[np.intp], means: Floats) -> Floats:
    expected = np.maximum(means[past % WEEK], 1e-9)
    return np.asarray((counts[past] - expected) / np.sqrt(np.maximum(expected, 0.5)))


def _dispersion(counts: Counts, past: NDArray[np.intp], means: Floats, weights: Floats) -> float:
    """Of days, and of whole weeks: a level that wanders shows only there."""
    expected = means[past % WEEK]
    some = expected > 0
    squares = weights[some] * (counts[past][some] - expected[some]) ** 2 / expected[some]
    of_days = squares.sum() / max(1, int(some.sum()) - WEEK)
    weeks = (past - past[0]) // WEEK
    came = np.bincount(weeks, weights * counts[past])
    awaited = np.bincount(weeks, weights * expected)
    whole = awaited > 0
    apart = (came[whole] - awaited[whole]) ** 2 / awaited[whole]
    of_weeks = apart.sum() / max(1, int(whole.sum()) - 1)
    return float(max(1.0, of_days, of_weeks))


def _season(
    counts: Counts, opened: Mask, first: int, day: int, dispersion: float
) -> tuple[float, float]:
    """How last year's same weeks stood to the weeks before them, and the variance of its logarithm.
    (1, 0) without that much history, or with too little in it to tell."""
    start, end = first - _YEAR - _SEASON, day - _YEAR + _SEASON + 1
    before = start - HISTORY
    if before < 0:
        return 1.0, 0.0
    around = np.arange(start, end)[opened[start:end]]
    earlier = np.arange(before, start)[opened[before:start]]
    means = _means(counts, earlier, np.ones(len(earlier)))
    came, awaited = float(counts[around].sum()), float(means[around % WEEK].sum())
    if came <= 0 or awaited <= 0:
        return 1.0, 0.0
    ratio = came / awaited
    variance = dispersion * (1 / came + 1 / max(1.0, float(counts[earlier].sum())))
    shrunk = np.log(ratio) ** 2 / (np.log(ratio) ** 2 + variance)  # noise is no season
    return float(np.exp(np.log(ratio) * shrunk)), float(variance * shrunk)
