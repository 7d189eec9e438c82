"""An audit in the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eval.audit.models import Cluster
from eval.audit.run import Audited
from eval.audit.texts import texts, told
from eval.models import Contradiction, Estimate, Statement

_SHOWN = ("contradiction", "divergence", "agreement", "omission")
_WORST = 10


def print_audit(done: Audited, failures: Sequence[str], files: Sequence[str]) -> None:
    console = Console()
    console.print(_measures(done))
    _print_verdicts(console, done)
    open_ones = _one_a_need(done.metrics.contradictions)[:_WORST]
    if open_ones:
        console.print(f"\n[bold]{told('worst')}[/]")
    for one in open_ones:
        _print_contradiction(console, one)
    console.print("\n" + told("rows", n=len(done.rows)))
    report = next((file for file in files if file.endswith(".html")), "")
    console.print(told("files", path=report), markup=False, soft_wrap=True)
    if failures:
        errors = Console(stderr=True)
        errors.print(told("gate_failed"))
        for failure in failures:
            errors.print(f"  {failure}", markup=False)


def print_clusters(clusters: Sequence[Cluster]) -> None:
    headers = texts()["headers"]
    names = ("cluster", "procedure", "aspects", "cases", "offices", "question")
    table = Table(*(headers[name] for name in names))
    for cluster in clusters:
        offices = len({case.office for case in cluster.cases})
        counts = (str(len(cluster.cases)), str(offices))
        name = " ".join(filter(None, (cluster.code, cluster.title)))
        cells = (cluster.id, name, ", ".join(cluster.aspects), *counts, cluster.label)
        table.add_row(*map(escape, cells))
    Console().print(table)


def _measures(done: Audited) -> Table:
    headers, metrics = texts()["headers"], done.metrics
    title = told(
        "title",
        cases=metrics.answers,
        offices=len(metrics.offices),
        clusters=metrics.groups,
    )
    names = ("measure", "value", "interval", "groups")
    table = Table(*(headers[name] for name in names), title=title)
    for name in _SHOWN:
        one = metrics.measures.get(name)
        if one is not None:
            table.add_row(name, _figure(one.value), _interval(one), str(one.groups))
    return table


def _print_verdicts(console: Console, done: Audited) -> None:
    console.print(told("against", n=len(done.findings)))
    counted = Counter(finding.verdict for finding in done.findings)
    for name, text in texts()["verdicts"].items():
        if counted[name]:
            console.print(f"  {counted[name]} {text}")


def _one_a_need(contradictions: Sequence[Contradiction]) -> list[Contradiction]:
    """The worst one of each need and slot."""
    worst: dict[tuple[str, str], Contradiction] = {}
    for one in contradictions:
        if not one.justified:
            worst.setdefault((one.group, one.slot), one)
    return list(worst.values())


def _print_contradiction(console: Console, one: Contradiction) -> None:
    console.print(f"\n[bold]{escape(one.procedure or one.group)}[/] · {one.slot} · {one.pairs}")
    for side in (one.left, one.right):
        mark = "✗" if side.key in one.wrong else " "
        console.print(f" {mark} {escape(side.office or told('unknown_office'))}: {_marked(side)}")
    official = one.official
    said = (
        told("official", value=official.value, title=official.title)
        if official
        else told("no_official")
    )
    console.print(f"   {escape(said)}")


def _marked(side: Statement) -> str:
    before, value = side.sentence[: side.start], side.sentence[side.start : side.end]
    return f"{escape(before)}[reverse]{escape(value)}[/]{escape(side.sentence[side.end :])}"


def _interval(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return "–"
    return f"{_figure(one.low)} – {_figure(one.high)} {told('few') if one.few else ''}".strip()


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.4f}".replace(".", ",")
