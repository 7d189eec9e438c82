"""Krippendorff's alpha for nominal values with missing ones, and its bootstrap over groups.

    α = 1 − D_o / D_e
    D_o = (1/n) Σ_u (m_u² − Σ_c n_uc²) / (m_u − 1)        D_e = (n² − Σ_c n_c²) / (n (n − 1))

n_uc: answers that give value c to unit u; m_u = Σ_c n_uc; units with m_u < 2 pair with nothing and
are left out; n_c and n are totals over the rest (Krippendorff, Content Analysis, 2004, ch. 11). The
closed form equals the `krippendorff` library, which a test makes sure of; the library itself builds
an array of units × values × values, too large for thousands of values, and has no bootstrap.

All sums are additive over groups, save Σ_c n_c², for which the sparse groups × values table N is
kept: a draw w has n_c = (wN)_c.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.models import Estimate
from eval.statistics.bounds import upper_bound
from eval.statistics.rates import MIN_GROUPS
from eval.statistics.resampling import Floats, percentile_interval

_CHUNK = 200  # draws at a time: draws × values is kept small


@dataclass(frozen=True, slots=True)
class Coincidences:
    """By group: disagreement Σ (m² − Σ n²)/(m − 1), pairable values, and how many gave each value
    (groups × values, sparse)."""

    disagreement: Floats
    pairable: Floats
    units: int
    table: Any


Unit = tuple[int, Mapping[Hashable, float]]  # its group, and how many answers gave each value


def coincidences(units: Iterable[Unit], groups: int) -> Coincidences:
    from scipy.sparse import coo_array

    disagreement, pairable, number = np.zeros(groups), np.zeros(groups), 0
    columns: dict[Hashable, int] = {}
    entries: list[tuple[float, int, int]] = []
    for group, counts in units:
        given = np.array(list(counts.values()), dtype=float)
        answers = given.sum()
        if answers < 2:
            continue
        number += 1
        pairable[group] += answers
        disagreement[group] += (answers**2 - (given**2).sum()) / (answers - 1)
        for value, count in counts.items():
            entries.append((count, group, columns.setdefault(value, len(columns))))
    counted, rows, places = zip(*entries, strict=True) if entries else ((), (), ())
    table = coo_array((counted, (rows, places)), shape=(groups, max(1, len(columns)))).tocsc()
    return Coincidences(disagreement, pairable, number, table)


def alpha(found: Coincidences, weights: Floats | None = None) -> Floats:
    """One value a row of `weights` (draws × groups); without any, one value for the whole. Where
    only one value was ever given nothing can be expected by chance: 1, as nobody disagreed. NaN
    where no unit has two answers."""
    if weights is None:
        weights = np.ones((1, len(found.pairable)))
    total = weights @ found.pairable
    chance = total**2 - _squares(found, weights)
    observed = (total - 1) * (weights @ found.disagreement)
    out = np.where(total > 1, 1.0, np.nan)
    varied = chance > 1e-9
    out[varied] = 1 - observed[varied] / chance[varied]
    return out


def _squares(found: Coincidences, weights: Floats) -> Floats:
    """Σ_c n_c² of each draw."""
    chunks = [weights[start : start + _CHUNK] for start in range(0, len(weights), _CHUNK)]
    return np.concatenate([((chunk @ found.table) ** 2).sum(axis=1) for chunk in chunks])


def alpha_estimate(found: Coincidences, weights: Floats) -> Estimate:
    value = float(alpha(found)[0])
    present = found.pairable > 0
    groups = int(np.count_nonzero(present))
    if np.isnan(value):
        return Estimate(value=None, groups=0, n=0, few=True)
    few = groups < MIN_GROUPS
    if groups < 2:
        return Estimate(value=value, groups=groups, n=found.units, few=True)
    low, high = percentile_interval(alpha(found, weights)[:, None])
    bad = min(float(low[0]), value, _bound(found, groups))
    high_end = max(float(high[0]), value)
    return Estimate(value=value, low=bad, high=high_end, groups=groups, n=found.units, few=few)


def _bound(found: Coincidences, groups: int) -> float:
    """Where nobody disagreed, disagreement may still be as high as the exact bound over groups."""
    total = found.pairable.sum()
    once = np.ones((1, len(found.pairable)))
    expected = float((total**2 - _squares(found, once)[0]) / (total * (total - 1)))
    return float(1 - upper_bound(0, groups) / expected) if expected > 0 else 0.0
