"""Writes lines to a file, which appears only when it is whole, or to the output."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import typer


def write_lines(path: Path, lines: Iterable[str]) -> None:
    if str(path) == "-":
        for line in lines:
            typer.echo(line)
        return
    temporary = path.with_name(f".{path.name}.part")
    with temporary.open("w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)
    temporary.replace(path)
