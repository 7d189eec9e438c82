"""How the main measures moved over earlier runs of the same kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eval.models import Estimate, Metrics, Run
from eval.report.charts.lines import trend
from eval.report.numbers import interval, shown
from eval.report.reproducibility import moment
from eval.report.texts import measure_name, texts

_FOLLOWED = ("divergence", "omission", "groundedness")
_LAST = 20


@dataclass(frozen=True, slots=True)
class Trend:
    title: str
    chart: str
    rows: tuple[tuple[str, str, str, str], ...]  # when, value, interval, snapshot


def trends(runs: Sequence[tuple[Run, Metrics]]) -> tuple[Trend, ...]:
    """`runs` oldest first, the present one last."""
    found = (_trend(measure, runs[-_LAST:]) for measure in _FOLLOWED)
    return tuple(item for item in found if item is not None)


def _trend(measure: str, runs: Sequence[tuple[Run, Metrics]]) -> Trend | None:
    points: list[tuple[Run, Estimate]] = [
        (run, metrics.measures[measure])
        for run, metrics in runs
        if measure in metrics.measures and metrics.measures[measure].value is not None
    ]
    if len(points) < 2:
        return None
    title = measure_name(measure)
    chart = trend(
        f"trend-{measure}",
        [(moment(run.started_at), estimate) for run, estimate in points],
        texts()["charts"]["trend"].format(measure=title),
    )
    rows = tuple(
        (moment(run.started_at), shown(measure, e.value), interval(measure, e), run.snapshot)
        for run, e in points
    )
    return Trend(title, chart, rows)
