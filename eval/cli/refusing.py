"""How refusals of this room are shown: problems line by line, wrong options as usage errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer


@contextmanager
def problems_listed() -> Iterator[None]:
    """A dataset's problems one a line, exit code 1; an option that does not fit, exit code 2."""
    from eval.errors import DatasetInvalid, OptionRefused

    try:
        yield
    except DatasetInvalid as error:
        typer.echo(f"{error.path}:", err=True)
        for problem in error.problems:
            typer.echo(f"  {problem}", err=True)
        raise typer.Exit(1) from error
    except OptionRefused as error:
        raise typer.BadParameter(str(error)) from error
