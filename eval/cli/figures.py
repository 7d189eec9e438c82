"""Measures as people read them on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eval.cli.texts import texts

if TYPE_CHECKING:
    from eval.models import Estimate

NOTHING = "–"


def figure(value: float | None) -> str:
    """`0,9653`."""
    return NOTHING if value is None else f"{value:.4f}".replace(".", ",")


def percent(value: float | None) -> str:
    """`97 %`, for tables of many columns."""
    return NOTHING if value is None else f"{value * 100:.0f} %"


def interval(estimate: Estimate) -> str:
    if estimate.low is None or estimate.high is None:
        return NOTHING
    return f"{figure(estimate.low)} – {figure(estimate.high)}"


def spoken(measure: str) -> str:
    """Its name in Spanish, as in the report."""
    from eval.report.texts import measure_name

    return str(texts()["measures"].get(measure) or measure_name(measure))
