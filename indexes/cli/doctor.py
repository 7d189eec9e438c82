"""`ventanilla doctor`: what works and what does not; with `--content`, what is wrong with the
content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

if TYPE_CHECKING:
    from indexes.content_quality import QualityReport

_NAMES = {
    "data_dir": "Carpeta de datos",
    "database": "Base de datos",
    "model": "Modelo de búsqueda",
    "snapshot": "Instantánea",
    "disk": "Espacio en disco",
}
_CONTENT = {
    "duplicates": "Páginas duplicadas",
    "empty_fields": "Apartados vacíos",
    "short_fields": "Apartados demasiado cortos",
    "dead_links": "Enlaces rotos",
    "expired": "Plazos terminados",
    "ownerless": "Sin órgano responsable",
    "conflicts": "Contradicciones abiertas",
    "missing_procedures": "Trámites citados que no se han rastreado",
    "stale_cases": "Consultas resueltas que ya no valen",
    "hazards": "Páginas sospechosas",
    "invalid_sources": "Fuentes mal definidas, que no se rastrean",
}
_SHOWN = 10  # of each kind; `--json` has them all


def doctor(
    content: Annotated[
        bool, typer.Option("--content", help="Revisa el contenido en vez de la instalación.")
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Comprueba la instalación, o el contenido; el código de salida dice si la instalación va
    bien."""
    settings = Settings.load(data_dir)
    if content:
        _content(settings, as_json)
    else:
        _installation(settings, as_json)


def _installation(settings: Settings, as_json: bool) -> None:
    from indexes.cli.output import print_json
    from indexes.health import check_installation

    checks = []
    for check in check_installation(settings):
        checks.append(check)
        if not as_json:
            mark = typer.style("bien", fg="green") if check.ok else typer.style("mal ", fg="red")
            typer.echo(f"{mark}  {_NAMES[check.name]}: {check.detail}")
    ok = all(check.ok for check in checks)
    if as_json:
        print_json({"ok": ok, "checks": [check.model_dump() for check in checks]})
    if not ok:
        raise typer.Exit(1)


def _content(settings: Settings, as_json: bool) -> None:
    from indexes.cli.output import print_json
    from indexes.content_quality import check_content
    from indexes.database import open_database, session_scope

    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            report = check_content(session)
    finally:
        engine.dispose()
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _show(report)


def _show(report: QualityReport) -> None:
    from indexes.changes import field_label

    typer.echo(f"{report.documents} documentos, {report.procedures} de ellos trámites.")
    if report.named_procedures:
        share = report.described_procedures / report.named_procedures
        typer.echo(
            f"Cobertura del catálogo: {report.described_procedures} de los "
            f"{report.named_procedures} números de trámite que se citan ({share:.0%})."
        )
    for check in report.checks:
        name = typer.style(f"{_CONTENT[check.name]}: {check.count}", bold=check.count > 0)
        typer.echo(name)
        for flaw in check.flaws[:_SHOWN]:
            detail = f": {field_label(flaw.detail)}" if flaw.detail else ""
            typer.echo(f"    {flaw.title} <{flaw.url}>{detail}")
        if check.count > _SHOWN:
            typer.echo(f"    … y {check.count - _SHOWN} más; «--json» las muestra todas.")
