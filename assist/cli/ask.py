"""`ventanilla ask`: the suggestion that an agent would see, on the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from pydantic import ValidationError

from indexes.cli.options import AsJson, DataDir
from indexes.models import Channel

if TYPE_CHECKING:
    from assist.resources import Resources

Style = Literal["standard", "brief", "plain"]


def ask(
    query: Annotated[str, typer.Argument(help="La consulta; «-» la lee de la entrada estándar.")],
    office: Annotated[
        str | None, typer.Option(help="Oficina que responde: su identificador, nombre o municipio.")
    ] = None,
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
    from indexes.validation import explained
    from prompts.terminal import show_suggestion

    text = sys.stdin.read() if query == "-" else query
    if not text.strip():
        raise ConfigurationError("la consulta está vacía: escriba lo que pregunta la persona")
    try:
        request = SuggestionRequest(query=text, office=office, channel=channel, style=style)
    except ValidationError as error:
        raise ConfigurationError(explained(error)) from error
    resources = open_resources(Settings.load(data_dir))
    _check_office(office, resources)
    suggestion = resources.suggestions.suggest(request).model_dump(mode="json")
    resources.close()
    if as_json:
        print_json(suggestion)
    else:
        show_suggestion(Console(), text, suggestion)
    if suggestion["status"] == "unavailable":
        raise typer.Exit(1)


def _check_office(wanted: str | None, resources: Resources) -> None:
    """The service answers without signature; who types a name wrong wants to know."""
    from assist.suggestions.office import find_office_of
    from indexes.database import session_scope
    from indexes.errors import ConfigurationError
    from indexes.repositories.offices import OfficeRepository

    if wanted is None or find_office_of(wanted, resources.engine) is not None:
        return
    with session_scope(resources.engine) as session:
        known = [office.id for office in OfficeRepository(session).list()]
    if not known:
        raise ConfigurationError("no hay oficinas: impórtelas con «ventanilla offices import»")
    raise ConfigurationError(f"no hay ninguna oficina «{wanted}»; las que hay: {', '.join(known)}")
