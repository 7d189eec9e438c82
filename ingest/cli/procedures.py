"""`ventanilla procedures …`: the catalogue of procedures as CPSV-AP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(help="Exporta e importa trámites en CPSV-AP.", no_args_is_help=True)


@app.callback()
def procedures() -> None:
    """Exporta e importa el catálogo de trámites en CPSV-AP (JSON-LD)."""


@app.command("export")
def export(
    file: Annotated[Path, typer.Argument(help="Fichero de destino.", dir_okay=False)],
    data_dir: DataDir = None,
) -> None:
    """Escribe todos los trámites vigentes en un fichero JSON-LD."""
    from ingest.cpsv import export_catalogue

    catalogue = export_catalogue(Settings.load(data_dir))
    file.write_text(json.dumps(catalogue, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    typer.echo(f"Trámites exportados: {len(catalogue['@graph'])}.")


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="Fichero JSON-LD.", exists=True, dir_okay=False)],
    source: Annotated[
        str, typer.Option("--source", help="Fuente a la que se apuntan.")
    ] = "catalogo",
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Guarda los trámites de otro catálogo. Si uno no es válido, no guarda ninguno."""
    from indexes.cli.output import print_json
    from ingest.cpsv import import_catalogue

    counted = import_catalogue(Settings.load(data_dir), file, source=source, dry_run=dry_run)
    if as_json:
        print_json(counted)
        return
    typer.echo(f"Trámites leídos: {counted['total']}.")
    for name, label in (("new", "Nuevos"), ("changed", "Cambiados"), ("unchanged", "Sin cambios")):
        if name in counted:
            typer.echo(f"{label}: {counted[name]}.")
    if not dry_run:
        typer.echo("Ejecute «ventanilla reindex» para que se usen en las respuestas.")
