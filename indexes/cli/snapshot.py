"""`ventanilla snapshot …`: the builds of the indexes."""

from __future__ import annotations

from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(help="Enumera las instantáneas y vuelve a una anterior.", no_args_is_help=True)


@app.command("list")
def list_(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Enumera las instantáneas, la más reciente primero."""
    from indexes.cli.output import print_json
    from indexes.snapshots.catalogue import current_id, manifests

    root = Settings.load(data_dir).snapshots_dir
    current, found = current_id(root), manifests(root)
    if as_json:
        shown = [m.model_dump(mode="json", exclude={"digests"}) for m in found]
        print_json([{**m, "current": m["id"] == current} for m in shown])
        return
    for manifest in found:
        mark = "*" if manifest.id == current else " "
        size = f"{manifest.passages} pasajes, {manifest.documents} documentos"
        typer.echo(f"{mark} {manifest.id}  {manifest.created_at:%Y-%m-%d %H:%M}  {size}")
    if not found:
        typer.echo("No hay ninguna instantánea: ejecute `ventanilla crawl`.")


@app.command()
def rollback(
    id: Annotated[str | None, typer.Argument(help="Sin ella, la anterior a la actual.")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Vuelve a una instantánea anterior, sin parar el servicio."""
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
