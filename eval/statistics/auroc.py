"""Area under the ROC curve: how likely a positive scores above a negative, ties counting half
(Mann & Whitney 1947; Hanley & McNeil, Radiology 1982), with its bootstrap over groups."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from eval.models import Estimate
from eval.statistics.bounds import upper_bound
from eval.statistics.rates import MIN_GROUPS
from eval.statistics.resampling import Floats, percentile_interval, ratios

_CHUNK = 100  # draws at a time: draws × distinct scores is kept small


def auroc(positives: Floats, negatives: Floats) -> Floats:
    """Rows are draws, columns distinct scores in ascending order; cells count answers."""
    below = np.cumsum(negatives, axis=1) - negatives
    won = (positives * (below + negatives / 2)).sum(axis=1)
    return ratios(won, positives.sum(axis=1) * negatives.sum(axis=1))


def auroc_estimate(
    scores: Floats, yes: Floats, no: Floats, group: NDArray[np.intp], weights: Floats
) -> Estimate:
    """`yes` and `no` mark the answers of either class; those of neither are left out."""
    groups = weights.shape[1]
    positives = _histograms(scores, yes, group, groups)
    negatives = _histograms(scores, no, group, groups)
    value = float(auroc(positives.sum(axis=0)[None], negatives.sum(axis=0)[None])[0])
    n = int(yes.sum() + no.sum())
    with_yes, with_no = (int((found.sum(axis=1) > 0).sum()) for found in (positives, negatives))
    if np.isnan(value):
        return Estimate(value=None, groups=0, n=0, few=True)
    scarce = min(with_yes, with_no)  # the class of which there are fewer groups decides
    if scarce < 2:
        return Estimate(value=value, groups=with_yes + with_no, n=n, few=True)
    low, high = percentile_interval(_resampled(positives, negatives, weights)[:, None])
    return Estimate(
        value=value,
        low=min(float(low[0]), value, 1 - upper_bound(0, scarce)),
        high=max(float(high[0]), value),
        groups=with_yes + with_no,
        n=n,
        few=scarce < MIN_GROUPS,
    )


def _resampled(positives: Floats, negatives: Floats, weights: Floats) -> Floats:
    chunks = [weights[start : start + _CHUNK] for start in range(0, len(weights), _CHUNK)]
    return np.concatenate([auroc(chunk @ positives, chunk @ negatives) for chunk in chunks])


def _histograms(scores: Floats, marked: Floats, group: NDArray[np.intp], groups: int) -> Floats:
    """Groups × distinct scores: how many marked answers."""
    distinct, place = np.unique(scores, return_inverse=True)
    table = np.zeros((groups, len(distinct)))
    np.add.at(table, (group, place), marked)
    return table
