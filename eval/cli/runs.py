"""`ventanilla eval runs …`: the runs that are kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from eval.models import Run
    from eval.runs import RunStore

app = typer.Typer(help="Las ejecuciones que se guardan.", no_args_is_help=True)

RunId = Annotated[str, typer.Argument(help="Nombre de la ejecución.", metavar="EJECUCIÓN")]


@app.callback()
def runs() -> None:
    """Las ejecuciones que se guardan."""


@app.command("list")
def list_runs(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Enumera las ejecuciones, la más reciente primero."""
    from eval.cli.texts import told
    from indexes.cli.output import print_json

    found = _store(data_dir).list()
    if as_json:
        print_json([run.model_dump(mode="json") for run in found])
    elif not found:
        typer.echo(told("no_runs"))
    else:
        _print_table(found)


@app.command()
def show(run: RunId, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Cómo se hizo una ejecución y qué se midió."""
    from eval.cli.outcome import print_measures
    from indexes.cli.output import print_json

    folder = _store(data_dir).open(run)
    metrics = folder.metrics()
    if as_json:
        dumped = metrics.model_dump(mode="json") if metrics else None
        print_json({"run": folder.run().model_dump(mode="json"), "metrics": dumped})
        return
    for name, value in folder.run().model_dump(mode="json", exclude_none=True).items():
        shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        if shown:
            typer.echo(f"{name}: {shown}")
    typer.echo(str(folder.path))
    if metrics:
        print_measures(metrics.measures, tuple(metrics.measures))


@app.command()
def remove(run: RunId, data_dir: DataDir = None) -> None:
    """Quita una ejecución con todo lo suyo."""
    from eval.cli.texts import told
    from eval.registry import forget
    from indexes.settings import Settings

    _store(data_dir).remove(run)
    forget(Settings.load(data_dir), run)
    typer.echo(told("removed", run=run))


def _store(data_dir: Path | None) -> RunStore:
    from eval.runs import RunStore
    from indexes.settings import Settings

    return RunStore(Settings.load(data_dir).evaluations_dir)


def _print_table(found: list[Run]) -> None:
    from rich.console import Console
    from rich.table import Table

    from eval.cli.texts import texts

    headers = texts()["headers"]
    table = Table()
    table.add_column(headers["run"], no_wrap=True, min_width=len(found[0].id))
    for name in ("command", "dataset", "answers", "state"):
        table.add_column(headers[name])
    for run in found:
        state = headers["finished" if run.finished_at else "unfinished"]
        command = run.command or run.mode
        table.add_row(run.id, command, Path(run.dataset).name, str(run.answers), state)
    Console().print(table)
