"""`ventanilla outbox …`: what other systems are told."""

from __future__ import annotations

import getpass
from typing import Annotated, Literal

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

app = typer.Typer(
    help="Mensajes a otros sistemas: los enumera, los entrega y repite los fallidos.",
    no_args_is_help=True,
)

State = Literal["pending", "delivering", "delivered", "failed", "cancelled"]


@app.command("list")
def list_(
    state: Annotated[State | None, typer.Option(help="Solo los de este estado.")] = None,
    destination: Annotated[str | None, typer.Option(help="Solo los de este destino.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Cuántos, como mucho.")] = 100,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Enumera los mensajes, el último primero, con el motivo de los que no se entregaron."""
    from assist.outbox.service import messages
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from indexes.repositories.outbox import OutboxFilter
    from prompts.catalogue import catalogue

    engine = open_database(Settings.load(data_dir))
    with session_scope(engine) as session:
        chosen = OutboxFilter(state=state, destination=destination)
        found = messages(session, chosen, 0, limit)
    engine.dispose()
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    said = catalogue("outbox")
    for one in found.items:
        typer.echo(f"{one.id}  {said['states'][one.state]}  {one.destination}  {one.subject}")
        if one.last_error:
            typer.echo(f"    intentos: {one.attempts}; {one.last_error}")
    if not found.items:
        typer.echo(said["command"]["nothing"])


@app.command("deliver")
def deliver_(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Entrega ahora lo que está pendiente; de otro modo lo hace «ventanilla worker»."""
    from assist.outbox.delivering import deliver
    from indexes.cli.output import print_json
    from prompts.catalogue import catalogue

    report = deliver(Settings.load(data_dir)).model_dump()
    if as_json:
        print_json(report)
        return
    typer.echo(catalogue("outbox")["command"]["delivered"].format(**report))


@app.command("replay")
def replay_(
    id: Annotated[str, typer.Argument(help="Identificador, o destino con «--failed».")],
    failed: Annotated[
        bool, typer.Option("--failed", help="Todos los fallidos de ese destino.")
    ] = False,
    by: Annotated[str | None, typer.Option(help="Quién lo pide.")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Vuelve a enviar un mensaje, o todos los fallidos de un destino, con su identificador."""
    from assist.outbox.service import replay_failed_in, replay_in
    from assist.problems import Problem
    from assist.problems import told as explained
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from indexes.errors import RecordInvalid
    from indexes.outbox import ask_for_delivery
    from prompts.catalogue import catalogue

    settings = Settings.load(data_dir)
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            who = by or getpass.getuser()
            if failed:
                told = {"replayed": replay_failed_in(session, id, who)}
            else:
                told = replay_in(session, id, who).model_dump(mode="json")
    except Problem as problem:
        raise RecordInvalid(explained(problem)) from problem
    finally:
        engine.dispose()
    ask_for_delivery(settings)
    if as_json:
        print_json(told)
        return
    said = catalogue("outbox")["command"]["replayed_all" if failed else "replayed"]
    typer.echo(said.format(id=id, count=told.get("replayed")))


@app.command("secret")
def secret_(
    destination: Annotated[str, typer.Argument(help="Por ejemplo, gateway:mail.")],
    data_dir: DataDir = None,
) -> None:
    """Muestra el secreto con el que se firman los mensajes a una pasarela de avisos."""
    from assist.outbox.secrets import webhook_secret
    from indexes.errors import RecordInvalid

    if destination not in ("gateway:app", "gateway:mail", "gateway:sms"):
        raise RecordInvalid(
            "solo las pasarelas (gateway:app, gateway:mail, gateway:sms): el secreto de una "
            "suscripción se muestra al crearla o al cambiarlo"
        )
    typer.echo(webhook_secret(Settings.load(data_dir), destination))
