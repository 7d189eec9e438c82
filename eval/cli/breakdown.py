"""The measures of a command by language and by channel, side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from eval.cli.figures import percent

if TYPE_CHECKING:
    from eval.models import Estimate, Metrics

DIMENSIONS = ("language", "channel")

Rows = Mapping[tuple[str, str], Mapping[str, "Estimate"]]


def rows_of(metrics: Metrics, added: Rows) -> dict[tuple[str, str], dict[str, Estimate]]:
    """(dimension, name) → measures, with those of `added` beside the run's own."""
    return {
        (part.dimension, part.name): {
            **part.measures,
            **added.get((part.dimension, part.name), {}),
        }
        for part in metrics.slices
        if part.dimension in DIMENSIONS
    }


def print_rows(rows: Rows, shown: Sequence[str]) -> None:
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    from eval.report.texts import name_of

    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column("", no_wrap=True)
    for measure in shown:
        table.add_column(measure.replace("_", " "), justify="right")  # two lines where narrow
    for (dimension, name), measures in rows.items():
        values = (measures[one].value if one in measures else None for one in shown)
        table.add_row(name_of(dimension, name), *(percent(value) for value in values))
    Console().print(table)


def as_data(rows: Rows, shown: Sequence[str]) -> dict[str, dict[str, Any]]:
    """dimension → name → measure → value."""
    found: dict[str, dict[str, Any]] = {}
    for (dimension, name), measures in rows.items():
        values = {one: measures[one].value for one in shown if one in measures}
        found.setdefault(dimension, {})[name] = values
    return found
