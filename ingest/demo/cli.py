"""`ventanilla demo`: from two government sites to a cited suggestion, in one command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from indexes.cli.options import AsJson, DataDir

if TYPE_CHECKING:
    from indexes.settings import Settings
    from ingest.demo.run import Query

QUESTION = (
    "Ha terminado el contrato de alquiler de mi piso. ¿Qué documentos presento para recuperar la"
    " fianza y cuánto tardan en devolverla?"
)


def demo(
    data_dir: DataDir = None,
    port: Annotated[int | None, typer.Option(help="Puerto del servicio.")] = None,
    portal_port: Annotated[int, typer.Option(help="Puerto del portal.")] = 8601,
    sede_port: Annotated[int, typer.Option(help="Puerto de la sede.")] = 8602,
    question: Annotated[str, typer.Option(help="Consulta de ejemplo.")] = QUESTION,
    office: Annotated[str, typer.Option(help="Oficina que atiende.")] = "huesca",
    channel: Annotated[str, typer.Option(help="Canal de la consulta.")] = "email",
    once: Annotated[
        bool, typer.Option("--once", help="Termina después de mostrar la respuesta.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Arranca dos sitios de demostración, los rastrea y propone una respuesta con sus fuentes."""
    import signal

    from ingest.demo.run import Query

    for ending in (signal.SIGTERM, signal.SIGHUP):  # no process is left behind
        signal.signal(ending, signal.default_int_handler)
    settings = _settings(data_dir, port)
    query = Query(text=question, office=office, channel=channel)
    try:
        answered = _run(settings, (portal_port, sede_port), query, once=once, as_json=as_json)
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    raise typer.Exit(0 if answered else 1)


def _settings(data_dir: Path | None, port: int | None) -> Settings:
    """The demonstration keeps to a folder of its own. Without `--port`, any free port will do."""
    from indexes.settings import Settings
    from ingest.demo.ports import asked_port, free_port

    usual = Settings.load()
    home = data_dir or usual.data_dir / "demo"
    return Settings.load(home, port=free_port(usual.port) if port is None else asked_port(port))


def _run(
    settings: Settings, ports: tuple[int, int], query: Query, *, once: bool, as_json: bool
) -> bool:
    """Whether the answer is complete and cited."""
    from rich.console import Console

    from indexes.cli.output import print_json
    from ingest.demo.ports import free_port
    from ingest.demo.report import show_addresses, show_crawl, show_morning
    from ingest.demo.run import demonstrate, started
    from ingest.demo.server import start_demo_sites
    from prompts.terminal import show_suggestion

    console = Console(stderr=as_json)
    with (
        start_demo_sites(*map(free_port, ports)) as sites,
        started(settings, sites, console) as demonstration,
    ):
        shown = demonstrate(demonstration, settings, sites, query, console)
        show_crawl(console, shown.crawl)
        show_morning(console, shown.morning)
        if as_json:
            print_json(shown.model_dump(mode="json"))
        else:
            show_suggestion(console, shown.query.text, shown.suggestion)
            show_addresses(console, shown)
        if not once:
            console.print("\nPulse Ctrl-C para terminar.")
            demonstration.serve()
    return shown.answered
