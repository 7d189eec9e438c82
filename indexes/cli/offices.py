"""`ventanilla offices …`: the places of attention."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Importa las oficinas de atención.", no_args_is_help=True)


@app.callback()
def offices() -> None:
    """Importa las oficinas de atención."""


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Fichero JSONL.", exists=True, dir_okay=False)],
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Importa las líneas buenas; de las otras dice el número y el motivo.

    Los campos que una oficina no tiene se dejan y se cuentan."""
    from indexes.cli.output import print_json
    from indexes.offices import import_offices

    report = import_offices(Settings.load(data_dir), file)
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        typer.echo(f"Oficinas importadas: {report.imported}.")
        for name, lines in report.ignored.items():
            told = "línea" if lines == 1 else "líneas"
            typer.echo(f"Campo desconocido, no se importa: {name} ({lines} {told}).", err=True)
        for error in report.errors:
            typer.echo(f"Línea {error.line}: {error.reason}.", err=True)
    if report.errors:
        raise typer.Exit(1)
