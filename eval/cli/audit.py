"""`ventanilla eval audit`: what offices really sent, compared with each other and with the page."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eval.cli.options import FailUnder, Report, Seed, Today
from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from eval.audit.run import Audited

MEASURES = ("contradiction", "divergence", "agreement", "omission")

Source = Annotated[
    Path | None,
    typer.Argument(
        metavar="[CONSULTAS]",
        help="Consultas resueltas (JSONL o CSV) o grupos; si falta, las guardadas.",
        exists=True,
        dir_okay=False,
    ),
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Solo las respuestas de este día en adelante."),
]
Until = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="Solo las respuestas hasta este día, incluido."),
]


def audit(
    source: Source = None,
    since: Since = None,
    until: Until = None,
    today: Today = None,
    seed: Seed = 0,
    report: Report = None,
    fail_under: FailUnder = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Agrupa las respuestas enviadas por necesidad y las compara entre oficinas y con la web."""
    from eval.audit.progress import shown_progress
    from eval.audit.run import Options, audit
    from eval.audit.run import report as write_report
    from eval.cli.outcome import check_gate
    from indexes.settings import Settings

    gate = fail_under or []
    if gate:
        check_gate(gate)
    settings = Settings.load(data_dir)
    options = Options(source, day_of(since), day_of(until), day_of(today), seed)
    with shown_progress(quiet=as_json) as progress:
        folder, done = audit(settings, options, progress)
    failures, files = write_report(settings, folder, done, gate, report)
    show(done, [str(one) for one in failures], [str(one) for one in files], as_json=as_json)
    if failures:
        raise typer.Exit(1)


def day_of(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def show(done: Audited, failures: list[str], files: list[str], *, as_json: bool) -> None:
    from eval.audit.showing import print_audit
    from eval.canonical import rounded
    from indexes.cli.output import print_json

    if not as_json:
        print_audit(done, failures, files)
        return
    verdicts = [finding.verdict for finding in done.findings]
    summary: dict[str, Any] = {
        "cases": len(done.answers),
        "clusters": len(done.clusters),
        "offices": done.metrics.offices,
        "measures": {name: one.model_dump() for name, one in done.metrics.measures.items()},
        "contradictions": [one.model_dump(mode="json") for one in done.metrics.contradictions],
        "against_official": {name: verdicts.count(name) for name in sorted(set(verdicts))},
        "conflict_rows": len(done.rows),
        "failures": failures,
        "files": files,
    }
    print_json(rounded(summary))
