"""`ventanilla snapshot …`: the builds of the indexes."""

from __future__ import annotations

from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Enumera las instantáneas y vuelve a una anterior.", no_args_is_help=True)

_PINNED = (
    "Queda fijada: los rastreos guardan lo nuevo sin usarlo en las respuestas hasta "
    "«ventanilla snapshot unpin» o «ventanilla reindex --force»."
)


@app.command("list")
def list_(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Enumera las instantáneas, la más reciente primero."""
    from indexes.cli.output import print_json
    from indexes.snapshots.catalogue import current_id, manifests, pinned_id

    root = Settings.load(data_dir).snapshots_dir
    current, found, pinned = current_id(root), manifests(root), pinned_id(root)
    if as_json:
        shown = [m.model_dump(mode="json", exclude={"digests"}) for m in found]
        print_json(
            [{**m, "current": m["id"] == current, "pinned": m["id"] == pinned} for m in shown]
        )
        return
    for manifest in found:
        mark = "*" if manifest.id == current else " "
        size = f"{manifest.passages} pasajes, {manifest.documents} documentos"
        size += ", fijada" if manifest.id == pinned else ""
        typer.echo(f"{mark} {manifest.id}  {manifest.created_at:%Y-%m-%d %H:%M}  {size}")
    if not found:
        typer.echo("No hay ninguna instantánea: ejecute `ventanilla crawl`.")


@app.command()
def rollback(
    id: Annotated[str | None, typer.Argument(help="Sin ella, la anterior a la actual.")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Vuelve a una instantánea anterior, sin parar el servicio, y la fija: lo que se rastree
    después no la cambia hasta que se suelte."""
    from indexes.cli.output import print_json
    from indexes.embedders import get_embedder
    from indexes.snapshots import SnapshotStore

    settings = Settings.load(data_dir)
    store = SnapshotStore(settings.snapshots_dir, get_embedder(settings))
    manifest = store.rollback(id)
    if as_json:
        print_json(manifest.model_dump(mode="json", exclude={"digests"}))
        return
    typer.echo(f"La instantánea en uso es ahora {manifest.id}.")
    if store.pinned_id():
        typer.echo(_PINNED)


@app.command()
def unpin(data_dir: DataDir = None) -> None:
    """Suelta la instantánea fijada: la próxima indexación traerá lo guardado."""
    from indexes.embedders import get_embedder
    from indexes.snapshots import SnapshotStore

    settings = Settings.load(data_dir)
    pinned = SnapshotStore(settings.snapshots_dir, get_embedder(settings)).unpin()
    if pinned is None:
        typer.echo("No hay ninguna instantánea fijada.")
    else:
        typer.echo(
            f"La instantánea {pinned} ya no está fijada; «ventanilla reindex» trae lo nuevo."
        )
