"""How commands print: JSON for programs, one line for errors."""

from __future__ import annotations

import json
from typing import Any

import typer


def print_json(data: Any) -> None:
    """One document, accents as they are; what JSON does not know becomes text."""
    typer.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))


def print_error(error: BaseException) -> None:
    """One line to the error stream, whatever the message holds."""
    line = " ".join(str(error).split()) or type(error).__name__
    typer.secho(f"Error: {line}", err=True, fg="red")
