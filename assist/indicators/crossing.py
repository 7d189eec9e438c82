"""What is hidden where a filter meets a dimension, or another filter.

The same cell stands in two tables: that of one office by theme, and that of one theme by office.
Each could hide its small numbers behind other cells than the other one, and so be told by it. So it
is decided once, on offices × themes, whichever of them is the filter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from assist.indicators.facts import Facts
from assist.indicators.protection import Mask, hidden_cells
from assist.indicators.selecting import FILTERS, By, Chosen, Selection
from indexes.indicators import COLUMNS, Kind


@dataclass(frozen=True)
class _Crossed:
    """`hidden`: of the first dimension × the second, with the totals."""

    first: list[str | None]
    second: list[str | None]
    hidden: Mask

    def cell(self, first: str | None, second: str | None) -> bool:
        """Also a zero, where a total is hidden: that it is none would tell the others."""
        row, column = _place(self.first, first), _place(self.second, second)
        return bool(self.hidden[row, column] or self.hidden[row, -1] or self.hidden[-1, column])

    def total(self, value: str | None, of_first: bool) -> bool:
        names, totals = (
            (self.first, self.hidden[:, -1]) if of_first else (self.second, self.hidden[-1])
        )
        return value in names and bool(totals[names.index(value)])


def _place(names: list[str | None], name: str | None) -> int:
    """Of the total, where nobody has that value."""
    return names.index(name) if name in names else -1


def hidden_groups(
    facts: Facts, kind: Kind, chosen: Chosen, by: By, names: Sequence[str | None], k: int
) -> Mask:
    """Which of the groups `names` of what is chosen are not told, on account of its filters; all
    of them where one of these would tell by what it has none of."""
    found = np.zeros(len(names), np.bool_)
    if by not in FILTERS or by not in COLUMNS[kind]:
        return found  # nobody can ask the other way round
    for filter, value in chosen.filters.items():
        if filter == by:
            continue
        first, second = sorted((filter, str(by)))
        crossed = _crossed(facts, kind, chosen.without(filter), first, second, k)
        for place, name in enumerate(names):
            pair = (value, name) if first == filter else (name, value)
            found[place] |= crossed.cell(*pair)
        found |= crossed.total(value, first == filter)
    return found


def is_hidden_crossing(facts: Facts, kind: Kind, chosen: Chosen, k: int) -> bool:
    """Whether two of the filters meet in a cell that is hidden."""
    for first, second in combinations(sorted(chosen.filters), 2):
        around = chosen.without(first).without(second)
        crossed = _crossed(facts, kind, around, first, second, k)
        if crossed.cell(chosen.filters[first], chosen.filters[second]):
            return True
    return False


def _crossed(facts: Facts, kind: Kind, chosen: Chosen, first: str, second: str, k: int) -> _Crossed:
    rows = Selection(facts, kind, chosen.without(first).without(second))
    places, names = rows.groups(first)  # type: ignore[arg-type]  # filters are dimensions
    others, seconds = rows.groups(second)  # type: ignore[arg-type]
    cells = np.bincount(places * len(seconds) + others, minlength=len(names) * len(seconds))
    table = cells.reshape(len(names), len(seconds)).astype(np.int64)
    return _Crossed(names, seconds, hidden_cells(table, k, keep_totals=True))
