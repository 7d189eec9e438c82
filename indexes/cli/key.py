"""`ventanilla key …`: the keys of the API."""

from __future__ import annotations

from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Crea, enumera y revoca las claves de la API.", no_args_is_help=True)

_ROLES = "agent, editor, qa, admin, supervisor, manager o host."


@app.command()
def create(
    role: Annotated[str, typer.Option(help=_ROLES)] = "agent",
    name: Annotated[str, typer.Option(help="Para qué o para quién es.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Crea una clave y la muestra una sola vez."""
    from indexes.cli.output import print_json
    from indexes.keys import create_key

    key = create_key(Settings.load(data_dir), role=role, name=name)
    if as_json:
        print_json({"key": key.key, "id": key.id, "role": key.role})
        return
    typer.echo(key.key)
    typer.echo(f"Clave {key.id} ({key.role}). Guárdela: no se volverá a mostrar.", err=True)


@app.command()
def revoke(
    id: Annotated[str, typer.Argument(help="Identificador de la clave (key_…).")],
    data_dir: DataDir = None,
) -> None:
    """Deja una clave sin efecto desde este momento."""
    from indexes.keys import revoke_key

    revoke_key(Settings.load(data_dir), id)
    typer.echo(f"La clave {id} ya no sirve.")


@app.command("list")
def list_(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Enumera las claves, sin mostrarlas."""
    from indexes.cli.output import print_json
    from indexes.keys import list_keys

    keys = list_keys(Settings.load(data_dir))
    if as_json:
        print_json([key.model_dump(exclude={"digest"}) for key in keys])
        return
    for key in keys:
        state = "revocada" if key.revoked_at else "en vigor"
        typer.echo(f"{key.id}  {key.role:<7} {state:<9} {key.created_at:%Y-%m-%d}  {key.name}")
