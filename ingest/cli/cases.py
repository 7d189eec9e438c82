"""`ventanilla cases …`: resolved cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Importa y exporta consultas resueltas.", no_args_is_help=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Fichero JSONL o CSV.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Comprueba, sin guardar nada.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Importa consultas, sin los datos personales que contengan. Las líneas malas se enumeran."""
    from indexes.cli.output import print_json
    from ingest.cases import import_cases
    from ingest.cli.showing import show_import
    from ingest.texts import text

    report = import_cases(Settings.load(data_dir), file, dry_run=dry_run)
    shown = report.model_dump(mode="json")
    if as_json:
        print_json(shown)
    else:
        show_import(report.imported, text("shown.cases"), shown["errors"], dry_run=dry_run)
    if report.errors:
        raise typer.Exit(1)


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Fichero .jsonl o .csv; «-» escribe en la salida.")],
    data_dir: DataDir = None,
) -> None:
    """Exporta las consultas tal como están guardadas: sin datos personales."""
    from indexes.case_files import format_of
    from ingest.cases import export_cases
    from ingest.cli.writing import write_lines

    write_lines(file, export_cases(Settings.load(data_dir), format_of(file.name)))
