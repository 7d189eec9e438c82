"""Counts of groups by parts, with what of them is hidden; and durations of groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assist.indicators.crossing import is_hidden_crossing
from assist.indicators.facts import Facts
from assist.indicators.protection import Counts, Mask, hidden_cells, with_totals
from assist.indicators.schemas import Duration
from assist.indicators.selecting import UNITS, By, Chosen, Codes, Selection
from indexes.indicators import Kind

TOTAL = -1
_QUANTILES = (0.5, 0.9)


@dataclass(frozen=True)
class Split:
    """`counts`: groups × parts with totals; `hidden` likewise."""

    counts: Counts
    hidden: Mask

    def cell(self, group: int, part: int = TOTAL) -> int | None:
        return None if self.hidden[group, part] else int(self.counts[group, part])

    def sum(self, group: int, parts: Sequence[int]) -> int | None:
        """None where one of them is hidden."""
        if any(self.hidden[group, part] for part in parts):
            return None
        return int(sum(self.counts[group, part] for part in parts))


def split(places: Codes, groups: int, parts: NDArray[Any], of: int, k: int) -> Split:
    """`places` and `parts` say of each row where it counts; `of`: how many parts there are."""
    cells = np.bincount(places * of + parts, minlength=groups * of)
    table = cells.reshape(groups, of).astype(np.int64)
    return Split(with_totals(table), hidden_cells(table, k))


def agreed(first: Split, second: Split, k: int) -> tuple[Split, Split]:
    """Two splits of the same groups: what one hides of their sizes, the other hides too."""
    while not np.array_equal(first.hidden[:, TOTAL], second.hidden[:, TOTAL]):
        first = _hiding(first, second, k)
        second = _hiding(second, first, k)
    return first, second


def _hiding(own: Split, other: Split, k: int) -> Split:
    also = own.hidden.copy()
    also[:, TOTAL] |= other.hidden[:, TOTAL]
    return Split(own.counts, hidden_cells(own.counts[:TOTAL, :TOTAL], k, also))


def order(names: Sequence[str | None], sizes: Sequence[int], by: By) -> list[int]:
    """Periods as they follow each other, others the largest first."""
    if by in UNITS:
        return list(range(len(names)))
    return sorted(range(len(names)), key=lambda place: (-sizes[place], names[place] or ""))


def is_concealed(facts: Facts, kind: Kind, chosen: Chosen, k: int) -> bool:
    """Whether what is chosen is a hidden group of the table that it is taken from: a filter shows
    nothing that the table without it hides, and two filters nothing that their table hides."""
    for name, value in chosen.filters.items():
        around = Selection(facts, kind, chosen.without(name))
        places, names = around.groups(name)  # type: ignore[arg-type]  # filters are dimensions
        if value not in names:
            continue
        counts = np.bincount(places, minlength=len(names)).reshape(-1, 1)
        if hidden_cells(counts, k)[names.index(value), 0]:
            return True
    return is_hidden_crossing(facts, kind, chosen, k)


class Durations:
    """Of the rows that have one, by group."""

    def __init__(self, values: NDArray[Any], places: Codes, known: Split, part: int) -> None:
        has = values >= 0
        self._known, self._part = known, part
        own, groups = places[has].astype(np.uint32), len(known.counts) - 1
        if groups < np.iinfo(np.uint16).max:
            own = own.astype(np.uint16)  # sorted by digits, not by comparing
        self._values = values[has][np.argsort(own, kind="stable")]
        self._starts = np.cumsum([0, *np.bincount(own, minlength=groups)])

    def of(self, group: int) -> Duration:
        n = self._known.cell(group, self._part)
        if not n:
            return Duration(n=n, median=None, p90=None)
        whole = group == TOTAL
        values = (
            self._values if whole else self._values[self._starts[group] : self._starts[group + 1]]
        )
        median, p90 = np.quantile(values, _QUANTILES)
        return Duration(n=n, median=float(median), p90=float(p90))
