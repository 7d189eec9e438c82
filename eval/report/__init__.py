"""The report of a run: a page for people, tables for spreadsheets, JUnit for CI."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.models import Metrics, Run
from eval.report.junit import write_junit
from eval.report.page import page
from eval.report.tables import write_contradictions, write_measures

__all__ = ["write", "write_junit"]


def write(
    folder: Path,
    run: Run,
    metrics: Metrics,
    latency: Mapping[str, Any] | None = None,
    earlier: Sequence[tuple[Run, Metrics]] = (),
) -> list[Path]:
    """Writes report.html, measures.csv and contradictions.csv into the folder; their paths.
    `earlier`: runs of the same mode and dataset, oldest first, for the trend."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.html"
    report.write_text(page(run, metrics, latency or {}, earlier), encoding="utf-8")
    write_measures(folder / "measures.csv", metrics)
    write_contradictions(folder / "contradictions.csv", metrics)
    return [report, folder / "measures.csv", folder / "contradictions.csv"]
