"""`ventanilla reindex`: builds the indexes anew from what is stored."""

from __future__ import annotations

from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings


def reindex(
    full: Annotated[bool, typer.Option("--full", help="También si nada ha cambiado.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="También si una vuelta atrás fijó la que está en uso.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Construye los índices con lo guardado, sin parar el servicio."""
    from indexes.cli.output import print_json
    from ingest.cli.running import run
    from ingest.cli.showing import show_reindex

    payload = {"full": full, "force": force}
    result = run(Settings.load(data_dir), "reindex", payload, quiet=as_json)
    if as_json:
        print_json(result)
    else:
        show_reindex(result)
