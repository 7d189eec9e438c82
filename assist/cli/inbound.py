"""`ventanilla inbound …`: where messages come in."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from indexes.cli.options import DataDir
from indexes.settings import Settings

app = typer.Typer(help="Entrada de mensajes de otros sistemas.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `secret` a command of a group, where others will stand."""


@app.command("secret")
def secret_(
    source: Annotated[str, typer.Argument(help="Nombre del remitente, como «formulario».")],
    data_dir: DataDir = None,
) -> None:
    """Muestra el secreto con el que un remitente firma lo que entrega en /v1/inbound/NOMBRE."""
    from assist.inbound.signed import secret_for

    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,49}", source):
        raise typer.BadParameter("use minúsculas sin acentos, cifras, puntos y guiones")
    typer.echo(secret_for(Settings.load(data_dir), source))
