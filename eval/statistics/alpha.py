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

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True)
class Unit:
    """What the answers of a group gave one unit: `counts`, values × parts, how many gave each."""

    group: int
    values: Sequence[Hashable]
    counts: Floats


def coincidences(units: Sequence[Unit], groups: int, parts: int = 1) -> list[Coincidences]:
    """One a part. Units with fewer than two answers in a part do not count there."""
    if not units:
        nothing = np.zeros(groups)
        return [Coincidences(nothing, nothing, 0, _table([], [], [], groups))] * parts
    own = np.array([unit.group for unit in units])
    sizes = [len(unit.values) for unit in units]
    counts = np.concatenate([unit.counts for unit in units])
    starts = np.cumsum([0, *sizes[:-1]])
    answers = np.add.reduceat(counts, starts, axis=0)
    squares = np.add.reduceat(counts**2, starts, axis=0)
    pairs = answers > 1
    apart = np.where(pairs, (answers**2 - squares) / np.where(pairs, answers - 1, 1), 0)
    disagreement = _by_group(apart, own, groups)
    pairable = _by_group(np.where(pairs, answers, 0), own, groups)
    counts = np.where(np.repeat(pairs, sizes, axis=0), counts, 0)
    rows, places = np.repeat(own, sizes), _places(units)
    return [
        Coincidences(
            disagreement[:, part],
            pairable[:, part],
            int(pairs[:, part].sum()),
            _table(counts[:, part], rows, places, groups),
        )
        for part in range(parts)
    ]


def _by_group(per_unit: Floats, own: NDArray[np.intp], groups: int) -> Floats:
    found = np.zeros((groups, per_unit.shape[1]))
    np.add.at(found, own, per_unit)
    return found


def _places(units: Sequence[Unit]) -> list[int]:
    """The column of each value of each unit: one a distinct value."""
    columns: dict[Hashable, int] = {}
    return [columns.setdefault(value, len(columns)) for unit in units for value in unit.values]


def _table(counts: Any, rows: Any, places: Any, groups: int) -> Any:
    """Groups × values, only of values that were given."""
    from scipy.sparse import coo_array

    counts, rows, places = np.asarray(counts), np.asarray(rows, int), np.asarray(places, int)
    given = counts > 0
    names, column = np.unique(places[given], return_inverse=True)
    shape = (groups, max(1, len(names)))
    return coo_array((counts[given], (rows[given], column)), shape=shape).tocsc()


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
