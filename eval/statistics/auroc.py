"""Area under the ROC curve: how likely a positive scores above a negative, ties counting half
(Mann & Whitney 1947; Hanley & McNeil, Radiology 1982), with its bootstrap over groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.models import Estimate
from eval.statistics.bounds import upper_bound
from eval.statistics.rates import MIN_GROUPS
from eval.statistics.resampling import Floats, percentile_interval, ratios


def auroc(wins: Floats, positives: Floats, negatives: Floats, weights: Floats) -> Floats:
    """One value a row of `weights` (draws × groups). `wins`, groups × groups, counts the pairs in
    which a positive of the row's group scores above a negative of the column's: wᵀ wins w needs no
    ranking anew for each draw."""
    won = ((weights @ wins) * weights).sum(axis=1)
    return ratios(won, (weights @ positives) * (weights @ negatives))


def auroc_estimate(
    scores: Floats, yes: Floats, no: Floats, group: NDArray[np.intp], weights: Floats
) -> Estimate:
    """`yes` and `no` mark the answers of either class; those of neither are left out."""
    table, positives, negatives = wins(scores, yes, no, group, weights.shape[1])
    value = float(auroc(table, positives, negatives, np.ones((1, weights.shape[1])))[0])
    n, groups = int(yes.sum() + no.sum()), int(np.count_nonzero(positives + negatives))
    with_yes, with_no = (int((found > 0).sum()) for found in (positives, negatives))
    if np.isnan(value):
        return Estimate(value=None, groups=0, n=0, few=True)
    scarce = min(with_yes, with_no)  # the class of which there are fewer groups decides
    if scarce < 2:
        return Estimate(value=value, groups=groups, n=n, few=True)
    low, high = percentile_interval(auroc(table, positives, negatives, weights)[:, None])
    return Estimate(
        value=value,
        low=min(float(low[0]), value, 1 - upper_bound(0, scarce)),
        high=max(float(high[0]), value),
        groups=groups,
        n=n,
        few=scarce < MIN_GROUPS,
    )


def wins(
    scores: Floats, yes: Floats, no: Floats, group: NDArray[np.intp], groups: int
) -> tuple[Floats, Floats, Floats]:
    """Wins between groups, and the positives and negatives of each group."""
    distinct, place = np.unique(scores, return_inverse=True)
    losers, column = np.unique(group[no > 0], return_inverse=True)
    below = np.zeros((len(distinct), len(losers)))
    np.add.at(below, (place[no > 0], column), no[no > 0])
    positives, negatives = np.zeros(groups), np.zeros(groups)
    np.add.at(positives, group, yes)
    np.add.at(negatives, group, no)
    above = np.cumsum(below, axis=0) - below / 2  # how many lose to a score, ties by half
    own = np.zeros((groups, len(losers)))
    np.add.at(own, group[yes > 0], above[place[yes > 0]])
    table = np.zeros((groups, groups))
    table[:, losers] = own
    return table, positives, negatives
