"""`ventanilla ask`: the suggestion that an agent would see, on the terminal."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.models import Channel

Style = Literal["standard", "brief", "plain"]


def ask(
    query: Annotated[str, typer.Argument(help="La consulta; «-» la lee de la entrada estándar.")],
    office: Annotated[str | None, typer.Option(help="Oficina que responde.")] = None,
    channel: Annotated[Channel, typer.Option(help="Canal de la respuesta.")] = Channel.EMAIL,
    style: Annotated[Style, typer.Option(help="Estilo de la redacción.")] = "standard",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Propone la respuesta a una consulta, con sus fuentes."""
    from rich.console import Console

    from assist.resources import open_resources
    from assist.suggestions.schemas import SuggestionRequest
    from indexes.cli.output import print_json
    from indexes.errors import ConfigurationError
    from indexes.settings import Settings
    from prompts.terminal import show_suggestion

    text = sys.stdin.read() if query == "-" else query
    try:
        request = SuggestionRequest(query=text, office=office, channel=channel, style=style)
    except ValueError as error:
        raise ConfigurationError(_reason(error)) from error
    resources = open_resources(Settings.load(data_dir))
    suggestion = resources.suggestions.suggest(request).model_dump(mode="json")
    resources.close()
    if as_json:
        print_json(suggestion)
    else:
        show_suggestion(Console(), text, suggestion)
    if suggestion["status"] == "unavailable":
        raise typer.Exit(1)


def _reason(error: ValueError) -> str:
    from pydantic import ValidationError

    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(str(item["msg"]) for item in error.errors())
