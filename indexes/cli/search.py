"""`ventanilla search`: passages, without an answer."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.models import DocumentKind, Hit
from indexes.settings import Settings
from indexes.wanted import Validity, Wanted

_SHOWN_CHARS = 200
_RANKINGS = {"dense": "por significado", "lexical": "por palabras"}


def search(
    query: Annotated[str, typer.Argument(help="Lo que se busca, con palabras corrientes.")],
    kind: Annotated[DocumentKind | None, typer.Option(help="Solo pasajes de esta clase.")] = None,
    source: Annotated[str | None, typer.Option(help="Solo de la fuente de ese nombre.")] = None,
    office: Annotated[
        str | None, typer.Option(help="Solo consultas resueltas de esa oficina.")
    ] = None,
    validity: Annotated[
        Validity | None,
        typer.Option(
            help="current: lo que hoy vale; past: convocatorias sustituidas o con el plazo "
            "cerrado; open: con el plazo abierto hoy."
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Dice por qué está cada uno donde está.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, max=100, help="Cuántos, como mucho.")] = 10,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Busca pasajes en la última instantánea."""
    from indexes.cli.output import print_json

    wanted = Wanted(kind, source, None, office, validity)
    hits = _hits(Settings.load(data_dir), query, wanted, limit)
    if as_json:
        print_json([_described(hit) for hit in hits])
        return
    for number, hit in enumerate(hits, start=1):
        typer.secho(f"{number}. {hit.passage.context}", bold=True)
        typer.echo(f"   {_shortened(hit.passage.text)}\n   {hit.passage.url}")
        if explain:
            typer.echo(f"   {_explained(hit)}")
    if not hits:
        typer.echo("No se ha encontrado nada.")


def _hits(settings: Settings, query: str, wanted: Wanted, limit: int) -> list[Hit]:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from indexes.embedders import get_embedder
    from indexes.search import find
    from indexes.snapshots import SnapshotStore

    embedder = get_embedder(settings)
    snapshot = SnapshotStore(settings.snapshots_dir, embedder).current()
    today = datetime.now(ZoneInfo(settings.time_zone)).date()
    return find(snapshot, embedder, query, wanted, limit, today)


def _described(hit: Hit) -> dict[str, Any]:
    return {
        **hit.passage.model_dump(mode="json", exclude_none=True),
        "score": hit.score,
        "scores": hit.scores,
    }


def _explained(hit: Hit) -> str:
    """Its places in the rankings that were joined: what stands high in both leads."""
    told = (
        f"{name}, {int(hit.scores[f'{key}_rank'])}.º ({_decimal(hit.scores[key])})"
        if key in hit.scores
        else f"{name}, no"
        for key, name in _RANKINGS.items()
    )
    return f"{'; '.join(told)}; en conjunto, {_decimal(hit.score)}"


def _decimal(number: float) -> str:
    return f"{number:.4f}".replace(".", ",")


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARS else line[:_SHOWN_CHARS].rsplit(" ", 1)[0] + " …"
