"""Which rows are counted, and by what they are grouped."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from assist.indicators.facts import Facts
from indexes.indicators import COLUMNS, Kind

Unit = Literal["day", "week", "month"]
By = Literal[
    "day", "week", "month", "channel", "office", "theme", "procedure", "aspect", "queue", "status"
]
UNITS: tuple[Unit, ...] = ("day", "week", "month")
FILTERS = ("channel", "office", "theme", "procedure")


Codes = NDArray[np.int64]
Mask = NDArray[np.bool_]


class Chosen(BaseModel):
    """`None` means any. `until` is exclusive; days are those of the local calendar."""

    model_config = ConfigDict(frozen=True)

    since: date | None = None
    until: date | None = None
    channel: str | None = None
    office: str | None = None
    theme: str | None = None
    procedure: str | None = None

    @property
    def filters(self) -> dict[str, str]:
        found = {name: getattr(self, name) for name in FILTERS}
        return {name: value for name, value in found.items() if value is not None}

    def without(self, name: str) -> Chosen:
        return self.model_copy(update={name: None})


def day_number(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def day_of(number: int) -> date:
    return date(1970, 1, 1) + timedelta(days=number)


class Selection:
    """Rows of one kind. Columns are taken when they are asked for."""

    def __init__(self, facts: Facts, kind: Kind, chosen: Chosen) -> None:
        self._facts, self._kind = facts, kind
        part = facts.parts[kind]
        # A local day lies within the UTC day of its date and its neighbours.
        first = day_number(chosen.since) - 1 if chosen.since else None
        last = day_number(chosen.until) + 1 if chosen.until else None
        start = 0 if first is None else np.searchsorted(part.days, first)
        end = len(part.days) if last is None else np.searchsorted(part.days, last)
        self._rows = slice(part.starts[start], part.starts[max(start, end)])
        self._mask = self._matching(chosen)

    def column(self, name: str) -> NDArray[Any]:
        whole: NDArray[Any] = self._facts.parts[self._kind].columns[name][self._rows]
        return whole if self._mask is None else whole[self._mask]

    def groups(self, by: By) -> tuple[Codes, list[str | None]]:
        """The place of each row's group, and the names of the groups: values of a dimension, or
        first days of periods in ISO form."""
        if by in UNITS:
            return self._periods(by)
        codes = self.column(by) if by in COLUMNS[self._kind] else np.zeros(len(self), np.int64)
        terms = self._facts.terms.get(by, {})
        present = np.flatnonzero(np.bincount(codes, minlength=1))
        places = np.zeros(int(present.max(initial=0)) + 1, np.int64)
        places[present] = np.arange(len(present))
        return places[codes], [terms.get(code) for code in present.tolist()]

    def __len__(self) -> int:
        if self._mask is not None:
            return int(np.count_nonzero(self._mask))
        return int(self._rows.stop - self._rows.start)

    def _matching(self, chosen: Chosen) -> Mask | None:
        columns = self._facts.parts[self._kind].columns
        tests: list[Mask] = []
        days = columns["day"][self._rows]
        if chosen.since is not None:
            tests.append(days >= day_number(chosen.since))
        if chosen.until is not None:
            tests.append(days < day_number(chosen.until))
        for name, value in chosen.filters.items():
            known = {term: code for code, term in self._facts.terms.get(name, {}).items()}
            tests.append(columns[name][self._rows] == known.get(value, -1))
        return np.logical_and.reduce(tests) if tests else None

    def _periods(self, by: By) -> tuple[Codes, list[str | None]]:
        days = self.column("day")
        if not len(days):
            return np.zeros(0, np.int64), []
        first, last = int(days.min()), int(days.max())
        starts = np.array([day_number(_start(day_of(n), by)) for n in range(first, last + 1)])
        distinct, places = np.unique(starts, return_inverse=True)
        return places[days - first], [day_of(number).isoformat() for number in distinct.tolist()]


def _start(day: date, unit: By) -> date:
    if unit == "month":
        return day.replace(day=1)
    return day - timedelta(days=day.weekday()) if unit == "week" else day
