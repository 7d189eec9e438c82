"""The figures of every period by channel, office and theme, as one long table in CSV or Parquet.

What is hidden is empty. The total of a period stands once, under the dimension `total`: a dimension
that would have to hide it, to keep one of its values from being told, is left out of that period.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
from sqlalchemy import Engine

from assist.indicators.counting import TOTAL, Durations, Split, agreed, is_concealed, order, split
from assist.indicators.crossing import hidden_groups
from assist.indicators.facts import Facts
from assist.indicators.intervals import mean_interval
from assist.indicators.selecting import By, Chosen, Selection, Unit
from assist.indicators.service import facts_of, labels
from assist.problems import Problem
from indexes.indicators import Kind
from indexes.settings import Settings
from indexes.spreadsheets import harmless
from prompts.catalogue import catalogue

Format = Literal["csv", "parquet"]
FORMATS: Mapping[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
DIMENSIONS: tuple[By, ...] = ("channel", "office", "theme")
TEXTS = ("period", "dimension", "value", "label")
WHOLES = ("interactions", "open", "resolved", "escalated", "surveys_sent", "surveys_answered")
NUMBERS = (
    "first_response_median_s", "first_response_p90_s", "resolution_median_s", "resolution_p90_s",
    "satisfaction_mean", "satisfaction_low", "satisfaction_high",
)  # fmt: skip
_MOST_PERIODS = 400
_TOTAL = "total"

Row = dict[str, Any]


@dataclass(frozen=True)
class _Figures:
    """Of one period, by the values of one dimension."""

    names: list[str | None]
    volume: Split
    escalated: Split
    survey: Split
    scores: Any
    first_response: Durations
    resolution: Durations

    @property
    def hides_the_total(self) -> bool:
        splits = (self.volume, self.escalated, self.survey)
        return any(one.hidden[TOTAL].any() for one in splits)

    def row(self, group: int) -> Row:
        first, whole = self.first_response.of(group), self.resolution.of(group)
        return {
            "interactions": self.volume.cell(group),
            "open": self.volume.cell(group, 0),
            "resolved": self.volume.cell(group, 1),
            "escalated": self.escalated.cell(group, 1),
            "surveys_sent": self.survey.cell(group),
            "surveys_answered": self.survey.cell(group, 1),
            "first_response_median_s": first.median,
            "first_response_p90_s": first.p90,
            "resolution_median_s": whole.median,
            "resolution_p90_s": whole.p90,
            **self._satisfaction(group),
        }

    def _satisfaction(self, group: int) -> Row:
        if not self.survey.cell(group, 1):
            return {}
        mean, low, high = mean_interval([int(count) for count in self.scores[group]])
        names = ("satisfaction_mean", "satisfaction_low", "satisfaction_high")
        return dict(zip(names, (round(one, 2) for one in (mean, low, high)), strict=True))


def exported(
    engine: Engine, settings: Settings, chosen: Chosen, unit: Unit, format: Format
) -> bytes:
    """Raises Problem 422 for too many periods."""
    rows = list(figures(engine, settings, chosen, unit))
    return as_parquet(rows) if format == "parquet" else as_csv(rows)


def figures(engine: Engine, settings: Settings, chosen: Chosen, unit: Unit) -> Iterator[Row]:
    facts, k = facts_of(engine, settings), settings.indicators_min_count
    _, periods = Selection(facts, Kind.INTERACTION, chosen).groups(unit)
    if len(periods) > _MOST_PERIODS:
        said = catalogue("knowledge")["indicators"]["periods"].format(most=_MOST_PERIODS)
        raise Problem("invalid", errors=[{"field": "query.unit", "message": said}])
    offices = labels(engine, "office")
    for period in periods:
        start = date.fromisoformat(str(period))
        part = _within(chosen, start, _next(start, unit))
        if not is_concealed(facts, Kind.INTERACTION, part, k):
            yield from _of_period(facts, part, str(period), offices, k)


def _of_period(
    facts: Facts, chosen: Chosen, period: str, offices: Mapping[str, str], k: int
) -> Iterator[Row]:
    rows = Selection(facts, Kind.INTERACTION, chosen)
    whole = _figures(rows, None, k)
    yield {"period": period, "dimension": _TOTAL, **whole.row(TOTAL)}
    for dimension in DIMENSIONS:
        found = _figures(rows, dimension, k)
        if found.hides_the_total and not whole.hides_the_total:
            continue
        crossed = hidden_groups(facts, Kind.INTERACTION, chosen, dimension, found.names, k)
        sizes = found.volume.counts[:TOTAL, TOTAL].tolist()
        for group in order(found.names, sizes, dimension):
            value = found.names[group]
            named = {"value": value, "label": offices.get(value or "")}
            yield {
                "period": period,
                "dimension": dimension,
                **named,
                **({} if crossed[group] else found.row(group)),
            }


def _figures(rows: Selection, dimension: By | None, k: int) -> _Figures:
    places, names = rows.groups(dimension) if dimension else _one_group(rows)
    groups = len(names)
    first, whole = rows.column("first_response"), rows.column("resolution")
    volume = split(places, groups, rows.column("resolved"), 2, k)
    escalated = split(places, groups, rows.column("escalated"), 2, k)
    volume, escalated = agreed(volume, escalated, k)
    asked, score = rows.column("asked") > 0, rows.column("score")
    survey = split(places[asked], groups, (score[asked] > 0).astype(int), 2, k)
    given = np.bincount(places[asked] * 6 + score[asked], minlength=groups * 6).reshape(-1, 6)
    answered = split(places, groups, (first >= 0).astype(int), 2, k)
    return _Figures(
        names=names,
        volume=volume,
        escalated=escalated,
        survey=survey,
        scores=np.vstack([given, given.sum(axis=0)])[:, 1:],
        first_response=Durations(first, places, answered, 1),
        resolution=Durations(whole, places, volume, 1),
    )


def _one_group(rows: Selection) -> tuple[Any, list[str | None]]:
    return np.zeros(len(rows), np.int64), [None]


def _within(chosen: Chosen, start: date, end: date) -> Chosen:
    since = max(start, chosen.since or start)
    return chosen.model_copy(update={"since": since, "until": min(end, chosen.until or end)})


def _next(start: date, unit: Unit) -> date:
    if unit == "month":
        return (start + timedelta(days=31)).replace(day=1)
    return start + timedelta(days=7 if unit == "week" else 1)


def as_csv(rows: Iterable[Row]) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, (*TEXTS, *WHOLES, *NUMBERS), restval="")
    writer.writeheader()
    writer.writerows({name: harmless(value) for name, value in row.items()} for row in rows)
    return stream.getvalue().encode()


def as_parquet(rows: list[Row]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    fields = [
        *((name, pa.string()) for name in TEXTS),
        *((name, pa.int64()) for name in WHOLES),
        *((name, pa.float64()) for name in NUMBERS),
    ]
    sink = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_pylist(rows, schema=pa.schema(fields)), sink)
    return bytes(sink.getvalue().to_pybytes())
