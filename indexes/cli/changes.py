"""`ventanilla changes`: what changed in the sources, field by field."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings


class Kind(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    RETURNED = "returned"
    EXPIRED = "expired"


_NAMES = {
    Kind.NEW: "nueva",
    Kind.CHANGED: "cambiada",
    Kind.GONE: "desaparecida",
    Kind.RETURNED: "reaparecida",
    Kind.EXPIRED: "plazo terminado",
}
_COLOURS = {"removed": "red", "added": "green"}
_MARKS = {"removed": "[-{}-]", "added": "[+{}+]", "same": "{}"}
_SHOWN_WORDS = 12  # of what stayed the same, at each end


def changes(
    since: Annotated[
        datetime | None, typer.Option(help="Desde este momento (UTC si no dice zona).")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Solo de esta fuente.")] = None,
    kind: Annotated[Kind | None, typer.Option(help="Solo de esta clase.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Cambios como mucho.")] = 50,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Dice qué ha cambiado en las fuentes, del cambio más reciente al más antiguo."""
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from indexes.repositories.changes import ChangeFilter, ChangeRepository
    from indexes.tables import as_utc

    chosen = ChangeFilter(
        since=as_utc(since) if since else None, source=source, kind=kind.value if kind else None
    )
    engine = open_database(Settings.load(data_dir))
    try:
        with session_scope(engine) as session:
            rows = [
                row.model_dump(mode="json")
                for row in ChangeRepository(session).list(chosen, limit=limit)
            ]
    finally:
        engine.dispose()
    if as_json:
        print_json(rows)
        return
    if not rows:
        typer.echo("No hay cambios.")
    for row in rows:
        _show(row)


def _show(row: dict[str, Any]) -> None:
    at = datetime.fromisoformat(row["at"]).astimezone()
    name = typer.style(_NAMES[Kind(row["kind"])], bold=True)
    typer.echo(f"{at:%d/%m/%Y %H:%M}  {name}  {row['title']}  {row['url']}")
    for field in row["fields"]:
        words = " ".join(map(_piece, field["pieces"]))
        typer.echo(f"    {field['label']}: {words}")


def _piece(piece: dict[str, str]) -> str:
    """Marks as well as colours: not everybody sees these, and files hold none."""
    words = piece["text"].split()
    if piece["op"] == "same" and len(words) > 2 * _SHOWN_WORDS:
        words = [*words[:_SHOWN_WORDS], "…", *words[-_SHOWN_WORDS:]]
    text = _MARKS[piece["op"]].format(" ".join(words))
    return typer.style(text, fg=_COLOURS.get(piece["op"]))
