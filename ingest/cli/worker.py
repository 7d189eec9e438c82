"""`ventanilla worker`: does the queued work."""

from __future__ import annotations

from typing import Annotated

import typer

from indexes.cli.options import DataDir
from indexes.settings import Settings


def worker(
    threads: Annotated[int, typer.Option(min=1, max=64, help="Tareas a la vez.")] = 2,
    data_dir: DataDir = None,
) -> None:
    """Hace las tareas en cola, los rastreos a su hora y el repaso diario."""
    from indexes.jobs import consume
    from ingest.handlers import handlers
    from ingest.periodic import look_around

    settings = Settings.load(data_dir)
    typer.echo("Trabajador en marcha; Ctrl-C lo detiene.", err=True)
    consume(settings, handlers(), threads=threads, tick=lambda: look_around(settings))
