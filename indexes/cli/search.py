"""`ventanilla search`: passages, without an answer."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.models import DocumentKind, Hit
from indexes.settings import Settings

_SHOWN_CHARS = 200


def search(
    query: Annotated[str, typer.Argument(help="Lo que se busca, con palabras corrientes.")],
    kind: Annotated[DocumentKind | None, typer.Option(help="Solo pasajes de esta clase.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Cuántos, como mucho.")] = 10,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Busca pasajes en la última instantánea."""
    from indexes.cli.output import print_json

    hits = _hits(Settings.load(data_dir), query, kind, limit)
    if as_json:
        print_json([_described(hit) for hit in hits])
        return
    for number, hit in enumerate(hits, start=1):
        typer.secho(f"{number}. {hit.passage.context}", bold=True)
        typer.echo(f"   {_shortened(hit.passage.text)}\n   {hit.passage.url}")
    if not hits:
        typer.echo("No se ha encontrado nada.")


def _hits(settings: Settings, query: str, kind: DocumentKind | None, limit: int) -> list[Hit]:
    from indexes.embedders import get_embedder
    from indexes.search import find
    from indexes.snapshots import SnapshotStore

    embedder = get_embedder(settings)
    snapshot = SnapshotStore(settings.snapshots_dir, embedder).current()
    return find(snapshot, embedder, query, kind, limit)


def _described(hit: Hit) -> dict[str, Any]:
    return {
        **hit.passage.model_dump(mode="json", exclude_none=True),
        "score": hit.score,
        "scores": hit.scores,
    }


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARS else line[:_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
