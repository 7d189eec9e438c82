"""Demand that is unusual for its season, among many values and days that are looked at at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

import numpy as np
from scipy.stats import false_discovery_control

from assist.indicators.facts import Facts
from assist.indicators.schemas import Signal
from assist.indicators.seasons import WEEK, Counts, Mask, Prediction, open_days, predicted
from assist.indicators.selecting import By, Chosen, Selection, day_number
from indexes.indicators import Kind

Window = Literal["day", "week"]

_LENGTH: Mapping[Window, int] = {"day": 1, "week": WEEK}
_HISTORY = 70 * WEEK  # days that are looked back at
_VALUES = 50  # the largest ones: the more tests, the less each of them finds


@dataclass(frozen=True)
class Watched:
    """`last`: the last day that is looked at, which must be over; `days`: how many of them."""

    by: By
    chosen: Chosen
    window: Window
    last: date
    days: int
    threshold: float
    k: int


@dataclass(frozen=True)
class Found:
    signals: list[Signal]
    tests: int
    untested: int


class _Test(NamedTuple):
    name: str | None
    day: int
    observed: int
    prediction: Prediction


def unusual(facts: Facts, watched: Watched, labels: Mapping[str, str]) -> Found:
    """`day`: of a window, the last one. Values that count less than k are not told."""
    first = watched.last - timedelta(days=_HISTORY - 1)
    counts, names = _series(facts, watched, first)
    if not names:
        return Found([], 0, 0)
    opened = open_days(counts.sum(axis=0))
    largest = np.argsort(-counts.sum(axis=1), kind="stable")[:_VALUES].tolist()
    tests = [
        test for place in largest for test in _tests(counts[place], names[place], opened, watched)
    ]
    tested = len({test.name for test in tests})
    return Found(_signals(tests, watched, first, labels), len(tests), len(names) - tested)


def _series(facts: Facts, watched: Watched, first: date) -> tuple[Counts, list[str | None]]:
    """Values × days."""
    period = {"since": first, "until": watched.last + timedelta(days=1)}
    rows = Selection(facts, Kind.INTERACTION, watched.chosen.model_copy(update=period))
    places, names = rows.groups(watched.by)
    days = rows.column("day") - day_number(first)
    cells = np.bincount(places * _HISTORY + days, minlength=len(names) * _HISTORY)
    return cells.reshape(len(names), _HISTORY).astype(np.int64), names


def _tests(counts: Counts, name: str | None, opened: Mask, watched: Watched) -> Iterator[_Test]:
    length = _LENGTH[watched.window]
    came = np.flatnonzero(counts)
    if not len(came):
        return
    known, start = counts[came[0] :], int(came[0])  # before that, it was not asked about
    for back in range(watched.days):
        day = len(known) - 1 - back
        prediction = predicted(known, opened[start:], day, length) if day >= length else None
        if prediction is not None:
            observed = int(known[day - length + 1 : day + 1].sum())
            if max(observed, prediction.expected) >= watched.k:
                yield _Test(name, start + day, observed, prediction)


def _signals(
    tests: Sequence[_Test], watched: Watched, first: date, labels: Mapping[str, str]
) -> list[Signal]:
    if not tests:
        return []
    p_values = [test.prediction.p_value(test.observed) for test in tests]
    adjusted = false_discovery_control(p_values)
    found = [
        _signal(test, p, float(q), first, labels)
        for test, p, q in zip(tests, p_values, adjusted, strict=True)
        if q <= watched.threshold and test.observed >= watched.k
    ]
    return sorted(found, key=lambda one: (one.p, -abs(one.statistic)))


def _signal(test: _Test, p: float, q: float, first: date, labels: Mapping[str, str]) -> Signal:
    prediction = test.prediction
    low, high = prediction.interval
    return Signal(
        day=first + timedelta(days=test.day),
        name=test.name,
        label=labels.get(test.name) if test.name else None,
        observed=test.observed,
        expected=round(prediction.expected, 1),
        low=low,
        high=high,
        dispersion=round(prediction.dispersion, 2),
        season=round(prediction.season, 3),
        references=prediction.references,
        statistic=round(prediction.statistic(test.observed), 2),
        p=p,
        q=q,
        direction="more" if test.observed > prediction.expected else "less",
    )
