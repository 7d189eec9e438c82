"""The measures by channel, theme, aspect, language and office: a chart and a table each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.models import Slice
from eval.report.charts.intervals import intervals
from eval.report.numbers import interval, shown
from eval.report.texts import measure_name, name_of, texts

_ORDER = ("channel", "theme", "aspect", "language", "office", "wording", "conversation")
_CHARTED = ("divergence", "contradiction", "omission", "fact_recall", "hit@1")
_COLUMNS = (
    "divergence",
    "contradiction",
    "omission",
    "status_agreement",
    "groundedness",
    "fact_recall",
    "fact_precision",
    "hit@1",
    "hit@5",
)
_MOST = 30  # parts of a dimension that are shown; the CSV has all


@dataclass(frozen=True, slots=True)
class Breakdown:
    title: str
    chart: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    left_out: int


def breakdowns(slices: Sequence[Slice]) -> tuple[Breakdown, ...]:
    """One for each dimension that has at least two parts."""
    found = []
    for dimension in _ORDER:
        parts = [part for part in slices if part.dimension == dimension]
        if len(parts) > 1 and (breakdown := _breakdown(dimension, parts)):
            found.append(breakdown)
    return tuple(found)


def _breakdown(dimension: str, parts: Sequence[Slice]) -> Breakdown | None:
    columns = tuple(name for name in _COLUMNS if any(_value(p, name) is not None for p in parts))
    charted = next((name for name in _CHARTED if name in columns), None)
    if charted is None:
        return None
    title = texts()["dimensions"][dimension]
    ordered = sorted(parts, key=lambda part: (-(_value(part, charted) or 0), part.name))
    kept = ordered[:_MOST]
    label = texts()["charts"]["intervals"]
    return Breakdown(
        title=title,
        chart=intervals(
            f"by-{dimension}",
            [(name_of(dimension, part.name), part.measures[charted]) for part in kept],
            label.format(measure=measure_name(charted), dimension=title.lower()),
        ),
        columns=tuple(measure_name(name) for name in columns),
        rows=tuple(_row(dimension, part, columns) for part in kept),
        left_out=len(ordered) - len(kept),
    )


def _row(dimension: str, part: Slice, columns: Sequence[str]) -> tuple[str, ...]:
    cells = [name_of(dimension, part.name)]
    for name in columns:
        estimate = part.measures.get(name)
        if estimate is None or estimate.value is None:
            cells.append("–")
        else:
            cells.append(f"{shown(name, estimate.value)} ({interval(name, estimate)})")
    return tuple(cells)


def _value(part: Slice, measure: str) -> float | None:
    estimate = part.measures.get(measure)
    return None if estimate is None else estimate.value
