"""`ventanilla cases …`: resolved cases."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(help="Importa y exporta consultas resueltas.", no_args_is_help=True)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Fichero JSONL o CSV.")],
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Importa consultas, sin los datos personales que contengan. Las líneas malas se enumeran."""
    from ingest.cases import import_cases
    from ingest.cli.showing import end_import

    report = import_cases(Settings.load(data_dir), file, dry_run=dry_run)
    end_import(report, "cases", as_json=as_json)


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
