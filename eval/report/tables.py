"""The figures as CSV, for a spreadsheet: UTF-8 with a mark, so that accents open well."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.models import Contradiction, Estimate, Metrics
from eval.report.texts import name_of, texts
from indexes.spreadsheets import harmless


def write_measures(path: Path, metrics: Metrics) -> None:
    _write(path, texts()["csv"]["measures"], _measure_rows(metrics))


def write_contradictions(path: Path, metrics: Metrics) -> None:
    rows = (_contradiction_row(item) for item in metrics.contradictions)
    _write(path, texts()["csv"]["contradictions"], rows)


def _measure_rows(metrics: Metrics) -> Iterator[list[object]]:
    for name, estimate in sorted(metrics.measures.items()):
        yield ["", "", name, *_cells(estimate)]
    for part in metrics.slices:
        for name, estimate in sorted(part.measures.items()):
            yield [part.dimension, part.name, name, *_cells(estimate)]


def _cells(estimate: Estimate) -> list[object]:
    few = int(estimate.few)
    return [estimate.value, estimate.low, estimate.high, estimate.groups, estimate.n, few]


def _contradiction_row(item: Contradiction) -> list[object]:
    official = item.official
    return [
        item.group,
        item.procedure,
        name_of("aspect", item.aspect or ""),
        name_of("slot", item.slot),
        int(item.justified),
        item.pairs,
        " ".join(item.offices),
        *(item.left.office, item.left.value, item.left.sentence),
        *(item.right.office, item.right.value, item.right.sentence),
        official.value if official else None,
        official.url if official else None,
    ]


def _write(path: Path, heads: Sequence[str], rows: Iterator[list[object]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(heads)
        writer.writerows([harmless(cell) for cell in row] for row in rows)
