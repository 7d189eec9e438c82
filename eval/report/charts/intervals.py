"""A value with its interval for each part: points and lines."""

from __future__ import annotations

from collections.abc import Sequence

from eval.models import Estimate
from eval.report.charts.drawing import MUTED, PRIMARY, drawing, plain_axes, svg

Row = tuple[str, Estimate]


def intervals(name: str, rows: Sequence[Row], label: str, *, as_percent: bool = True) -> str:
    """One line a row, in the order given, top first."""
    scale = 100 if as_percent else 1
    with drawing(name, 7.2, 0.9 + 0.34 * len(rows)) as figure:
        axes = plain_axes(figure)
        for place, (_, estimate) in enumerate(reversed(rows)):
            if estimate.value is None:
                continue
            low = estimate.value if estimate.low is None else estimate.low
            high = estimate.value if estimate.high is None else estimate.high
            colour = MUTED if estimate.few else PRIMARY
            axes.plot([low * scale, high * scale], [place, place], color=colour, linewidth=2.4)
            axes.plot([estimate.value * scale], [place], "o", color=colour, markersize=6)
        axes.set_yticks(range(len(rows)), [row[0] for row in reversed(rows)])
        axes.set_ylim(-0.6, len(rows) - 0.4)
        if as_percent:
            axes.set_xlabel("%")
        return svg(figure, name, label)
