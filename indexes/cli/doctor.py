"""`ventanilla doctor`: what works and what does not."""

from __future__ import annotations

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

_NAMES = {
    "data_dir": "Carpeta de datos",
    "database": "Base de datos",
    "model": "Modelo de búsqueda",
    "snapshot": "Instantánea",
    "disk": "Espacio en disco",
}


def doctor(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Comprueba la instalación; el código de salida dice si está bien."""
    from indexes.cli.output import print_json
    from indexes.health import check_installation

    checks = []
    for check in check_installation(Settings.load(data_dir)):
        checks.append(check)
        if not as_json:
            mark = typer.style("bien", fg="green") if check.ok else typer.style("mal ", fg="red")
            typer.echo(f"{mark}  {_NAMES[check.name]}: {check.detail}")
    ok = all(check.ok for check in checks)
    if as_json:
        print_json({"ok": ok, "checks": [check.model_dump() for check in checks]})
    if not ok:
        raise typer.Exit(1)
