"""`ventanilla indicators`: the figures of the service, on the terminal or as a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

_SHOWN = (
    "period", "dimension", "value", "interactions", "resolved", "escalated",
    "first_response_median_s", "resolution_median_s", "surveys_answered", "satisfaction_mean",
)  # fmt: skip
_Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Primer día.")]
_EndDay = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Día siguiente al último.")
]


def indicators(
    since: _Day = None,
    until: _EndDay = None,
    unit: Annotated[
        Literal["day", "week", "month"], typer.Option(help="Por días, semanas o meses.")
    ] = "month",
    office: Annotated[str | None, typer.Option(help="Solo los de esta oficina.")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="En CSV, por la salida estándar.")] = False,
    parquet: Annotated[
        Path | None, typer.Option(help="Fichero Parquet en el que se escriben.")
    ] = None,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Antes, cuenta de nuevo todos los días.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Da los indicadores por canal, oficina y tema; los recuentos pequeños van vacíos."""
    from assist.indicators.exporting import as_csv, as_parquet
    from indexes.cli.output import print_json

    days = {"since": since.date() if since else None, "until": until.date() if until else None}
    rows = _rows(Settings.load(data_dir), {**days, "office": office}, unit, rebuild)
    if parquet is not None:
        parquet.write_bytes(as_parquet(rows))
        typer.echo(f"{len(rows)} filas escritas en {parquet}.", err=True)
    if as_json:
        print_json(rows)
    elif csv:
        typer.echo(as_csv(rows).decode(), nl=False)
    elif parquet is None:
        _show(rows)


def _rows(
    settings: Settings, chosen: dict[str, Any], unit: Literal["day", "week", "month"], rebuild: bool
) -> list[dict[str, Any]]:
    """Raises RecordInvalid for too many periods."""
    from zoneinfo import ZoneInfo

    from assist.indicators.exporting import figures
    from assist.indicators.facts import pack
    from assist.indicators.selecting import Chosen
    from assist.problems import Problem, told
    from indexes.database import open_database, session_scope
    from indexes.errors import RecordInvalid
    from indexes.repositories.indicators import IndicatorRepository

    engine = open_database(settings)
    zone = ZoneInfo(settings.time_zone)
    try:
        if rebuild:
            with session_scope(engine) as session:
                IndicatorRepository(session, zone).mark_all()
        pack(engine, zone)
        return list(figures(engine, settings, Chosen(**chosen), unit))
    except Problem as problem:
        raise RecordInvalid(told(problem)) from problem
    finally:
        engine.dispose()


def _show(rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table

    if not rows:
        typer.echo("No hay ninguna interacción en esas fechas.")
        return
    table = Table(*_SHOWN)
    for row in rows:
        table.add_row(*("" if row.get(name) is None else str(row[name]) for name in _SHOWN))
    Console().print(table)
