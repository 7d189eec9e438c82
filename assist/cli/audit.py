"""`ventanilla audit …`: the audit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Auditoría de accesos y decisiones.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `verify` a command of a group, where others will stand."""


@app.command("verify")
def verify_(
    anchors: Annotated[
        Path | None,
        typer.Option(
            exists=True,
            dir_okay=False,
            readable=True,
            help="Copia de los anclajes (audit/anchors.jsonl) guardada en otro sistema.",
        ),
    ] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Comprueba que nadie ha alterado, borrado, cambiado de sitio ni cortado la auditoría.

    Termina con 1 si no está íntegra."""
    from assist.audit.service import state
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from prompts.catalogue import catalogue

    engine = open_database(Settings.load(data_dir))
    with session_scope(engine) as session:
        found = state(session, anchors)
    engine.dispose()
    if as_json:
        print_json(found.model_dump(mode="json"))
    else:
        words = catalogue("audit")["whole" if found.ok else "damaged"]
        typer.echo(words.format(entries=found.entries, anchors=found.anchors))
        for fault in found.faults:
            typer.echo(f"- {fault.message}")
    if not found.ok:
        raise typer.Exit(1)
