"""`ventanilla`: the root of all commands."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from indexes.cli.lazy import LazyGroup
from indexes.cli.output import print_error

ROOMS = ("assist", "ingest", "indexes", "prompts", "eval")

app = typer.Typer(
    cls=LazyGroup, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(version("ventanilla"))
        raise typer.Exit


@app.callback()
def ventanilla(
    _version: Annotated[
        bool,
        typer.Option(
            "--version", help="Muestra la versión.", is_eager=True, callback=_show_version
        ),
    ] = False,
) -> None:
    """Propone respuestas con sus fuentes a quien atiende a la ciudadanía."""


def main() -> None:
    """Errors that the rooms foresee, and those of the machine (no disk, no rights, no network),
    are one line and exit code 1; others are bugs, and show themselves."""
    try:
        app(prog_name="ventanilla")
    except Exception as error:
        foreseen = type(error).__module__.split(".")[0] in ROOMS or isinstance(error, OSError)
        if not foreseen:
            raise
        print_error(error)
        sys.exit(1)


if __name__ == "__main__":
    main()
