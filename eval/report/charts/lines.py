"""Lines: the trend over runs, and risk against coverage."""

from __future__ import annotations

from collections.abc import Sequence

from eval.models import Estimate, RiskCoverage
from eval.report.charts.drawing import PRIMARY, drawing, plain_axes, svg

_SOFT = "#d6eaf0"


def trend(name: str, runs: Sequence[tuple[str, Estimate]], label: str) -> str:
    """One point a run, oldest first, with its interval as a band."""
    places = range(len(runs))
    values = [estimate.value or 0.0 for _, estimate in runs]
    lows = [value if e.low is None else e.low for value, (_, e) in zip(values, runs, strict=True)]
    highs = [
        value if e.high is None else e.high for value, (_, e) in zip(values, runs, strict=True)
    ]
    with drawing(name, 7.2, 2.8) as figure:
        axes = plain_axes(figure)
        axes.fill_between(places, [v * 100 for v in lows], [v * 100 for v in highs], color=_SOFT)
        axes.plot(places, [v * 100 for v in values], "o-", color=PRIMARY)
        axes.set_xticks(list(places), [when for when, _ in runs], rotation=30, ha="right")
        axes.set_ylim(bottom=0)
        axes.set_ylabel("%")
        return svg(figure, name, label)


def risk_coverage(curve: RiskCoverage, label: str, x: str, y: str) -> str:
    with drawing("risk", 7.2, 3) as figure:
        axes = plain_axes(figure)
        axes.plot([c * 100 for c in curve.coverage], [r * 100 for r in curve.risk], color=PRIMARY)
        axes.set_xlim(0, 100)
        axes.set_ylim(bottom=0)
        axes.set_xlabel(x)
        axes.set_ylabel(y)
        return svg(figure, "risk", label)
