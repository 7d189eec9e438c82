"""What the page shows, ready to print: names in Spanish, numbers as text, charts drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.models import Estimate, Metrics, Run
from eval.report.breakdowns import breakdowns
from eval.report.charts.heat_map import heat_map
from eval.report.charts.lines import risk_coverage
from eval.report.disagreements import disagreements
from eval.report.numbers import count, interval, milliseconds, shown
from eval.report.reproducibility import moment, reproducibility
from eval.report.texts import measure_name, measure_reading, office_name, texts
from eval.report.trends import Trend, trends

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "consistency": (
        "divergence",
        "office_divergence",
        "contradiction",
        "agreement",
        "omission",
        "status_agreement",
        "citation_overlap",
        "stability",
    ),
    "grounding": ("groundedness", "fact_recall", "fact_precision"),
    "retrieval": ("hit@1", "hit@5", "MRR", "nDCG@10"),
    "abstention": ("confidence_auroc", "false_answers", "false_refusals"),
}
_HEADLINES = ("divergence", "office_divergence", "agreement", "omission", "groundedness")
WORST = 10
THIN = 5  # comparisons of two offices under which their rate says little
JUSTIFIED = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure as the reader sees it."""

    name: str
    reading: str
    value: str
    interval: str
    groups: str
    n: str
    few: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Office against office: the chart and the rows of its table."""

    chart: str
    rows: tuple[tuple[str, str, str, str, str], ...]


def view(
    run: Run, metrics: Metrics, latency: Mapping[str, Any], earlier: Sequence[tuple[Run, Metrics]]
) -> dict[str, Any]:
    unjustified = [item for item in metrics.contradictions if not item.justified]
    justified = [item for item in metrics.contradictions if item.justified]
    return {
        "t": texts(),
        "run": run,
        "metrics": metrics,
        "title": texts()["title"][metrics.mode],
        "lead": texts()["lead"][metrics.mode],
        "verdict": verdict(metrics),
        "headlines": [_figure(name, metrics) for name in _HEADLINES if _has(name, metrics)],
        "families": _families(metrics),
        "grid": _grid(metrics),
        "breakdowns": breakdowns(metrics.slices),
        "worst": disagreements(unjustified[:WORST]),
        "unjustified": len(unjustified),
        "justified": disagreements(justified[:JUSTIFIED]),
        "justified_total": len(justified),
        "risk": _risk(metrics),
        "trends": _trends(run, metrics, earlier),
        "latency": _latency(latency),
        "reproducibility": reproducibility(run),
        "started": moment(run.started_at),
        "count": count,
    }


def verdict(metrics: Metrics) -> str:
    """The one sentence that a manager reads."""
    told = texts()["verdict"]
    estimate = metrics.measures.get("divergence")
    if estimate is None or estimate.value is None:
        return str(told["unknown"])
    low, high = shown("divergence", estimate.low), shown("divergence", estimate.high)
    if estimate.value == 0:
        text = told["none"].format(n=count(estimate.n), groups=count(estimate.groups), high=high)
    else:
        per_100 = shown("divergence", estimate.value).split("\u00a0")[0]
        text = told["some"].format(per_100=per_100, low=low, high=high)
    few = told["few"].format(groups=estimate.groups) if estimate.few else ""
    return f"{text} {few}".strip()


def _families(metrics: Metrics) -> list[tuple[str, list[Figure]]]:
    found = [
        (texts()["families"][family], [_figure(n, metrics) for n in names if _has(n, metrics)])
        for family, names in FAMILIES.items()
    ]
    return [(family, figures) for family, figures in found if figures]


def _has(name: str, metrics: Metrics) -> bool:
    estimate = metrics.measures.get(name)
    return estimate is not None and estimate.value is not None


def _figure(name: str, metrics: Metrics) -> Figure:
    estimate = metrics.measures[name]
    return Figure(
        name=measure_name(name),
        reading=measure_reading(name),
        value=shown(name, estimate.value),
        interval=interval(name, estimate),
        groups=count(estimate.groups),
        n=count(estimate.n),
        few=estimate.few,
    )


def _grid(metrics: Metrics) -> Grid | None:
    pairs = [pair for pair in metrics.office_pairs if pair.rate.value is not None]
    if not pairs:
        return None
    offices = sorted({pair.a for pair in pairs} | {pair.b for pair in pairs})
    rates = {(pair.a, pair.b): pair.rate.value or 0.0 for pair in pairs}
    ordered = sorted(pairs, key=lambda pair: (-(pair.rate.value or 0), pair.a, pair.b))
    rows = tuple(
        (
            office_name(pair.a),
            office_name(pair.b),
            *_rate_cells(pair.rate),
            _p_value(pair.p_adjusted),
        )
        for pair in ordered
    )
    thin = {(pair.a, pair.b) for pair in pairs if pair.rate.n < THIN}
    return Grid(heat_map(offices, rates, thin, texts()["charts"]["heat_map"]), rows)


def _rate_cells(rate: Estimate) -> tuple[str, str]:
    extent = interval("divergence", rate)
    return shown("divergence", rate.value), f"{extent} ({count(rate.n)})"


def _p_value(p: float | None) -> str:
    if p is None:
        return "–"
    return "< 0,001" if p < 0.001 else f"{p:.3f}".replace(".", ",")


def _risk(metrics: Metrics) -> tuple[str, list[tuple[str, str, str]]] | None:
    curve = metrics.risk_coverage
    if curve is None or not curve.thresholds:
        return None
    told = texts()["charts"]
    chart = risk_coverage(curve, told["risk"], told["risk_x"], told["risk_y"])
    points = list(zip(curve.thresholds, curve.coverage, curve.risk, strict=True))
    step = max(1, len(points) // 10)
    rows = [(shown("MRR", t), shown("risk", c), shown("risk", r)) for t, c, r in points[::step]]
    return chart, rows


def _latency(latency: Mapping[str, Any]) -> list[tuple[str, str]]:
    names = texts()["latency"]
    return [(names[key], milliseconds(latency[key])) for key in names if key in latency]


def _trends(
    run: Run, metrics: Metrics, earlier: Sequence[tuple[Run, Metrics]]
) -> tuple[Trend, ...]:
    return trends([*earlier, (run, metrics)]) if earlier else ()
