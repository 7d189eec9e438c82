"""Options that every command shares."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DataDir = Annotated[
    Path | None, typer.Option("--data-dir", help="Carpeta de datos.", file_okay=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Salida en JSON.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Comprueba, sin guardar nada.")]
