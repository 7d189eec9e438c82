"""`ventanilla canonical …`: canonical answers."""

from __future__ import annotations

import getpass
from typing import Annotated, Any, Literal

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(help="Propone, enumera y aprueba respuestas canónicas.", no_args_is_help=True)

State = Literal["proposed", "approved", "rejected", "superseded", "expired"]


@app.command("propose")
def propose_(
    procedure: Annotated[str | None, typer.Option(help="Código de un solo trámite.")] = None,
    min_replies: Annotated[
        int, typer.Option(min=2, help="Cuántas respuestas deben coincidir.")
    ] = 3,
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Propone respuestas a partir de las enviadas y las resueltas que coinciden."""
    from rich.progress import Progress

    from assist.canonical.proposing import propose
    from indexes.cli.output import print_json
    from indexes.database import open_database

    engine = open_database(Settings.load(data_dir))
    with Progress(disable=as_json, transient=True) as bar:
        task = bar.add_task("Buscando respuestas que coinciden")
        report = propose(
            engine, procedure_code=procedure, min_replies=min_replies, dry_run=dry_run,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )  # fmt: skip
    engine.dispose()
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    for one in report.proposed:
        typer.echo(f"{one.id or '—'}  {one.procedure_code}  {one.aspect}  {one.replies} respuestas")
    typer.echo(
        f"{len(report.proposed)} propuestas de {report.needs} preguntas con {report.replies} "
        f"respuestas ({report.few} con pocas que coincidan, {report.unsupported} que ninguna "
        f"página confirma, {report.known} ya vistas)."
    )


@app.command("list")
def list_(
    state: Annotated[State | None, typer.Option(help="Solo las de este estado.")] = None,
    procedure: Annotated[str | None, typer.Option(help="Código del trámite.")] = None,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Enumera las respuestas canónicas, la última cambiada primero."""
    from assist.canonical.service import answers
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from indexes.repositories.canonical_answers import CanonicalFilter

    engine = open_database(Settings.load(data_dir))
    with session_scope(engine) as session:
        found = answers(session, CanonicalFilter(state=state, procedure_code=procedure), 0, 1_000)
    engine.dispose()
    if as_json:
        print_json([one.model_dump(mode="json") for one in found.items])
        return
    for one in found.items:
        typer.echo(f"{one.id}  {one.procedure_code}  {one.aspect}  v{one.number}  {one.state}")
        typer.echo(f"    {one.text.splitlines()[0]}")
    if not found.items:
        typer.echo("No hay ninguna. «ventanilla canonical propose» las busca.")


@app.command()
def approve(
    id: Annotated[str, typer.Argument(help="Identificador, como lo da «list».")],
    by: Annotated[str | None, typer.Option(help="Quién la aprueba.")] = None,
    accept_unsupported: Annotated[
        bool,
        typer.Option("--accept-unsupported", help="Aunque diga algo que ninguna página dice."),
    ] = False,
    reason: Annotated[str, typer.Option(help="Por qué, si se acepta lo anterior.")] = "",
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Aprueba una propuesta: desde ahora es lo que se contesta."""
    from assist.canonical import service
    from assist.canonical.schemas import Approval
    from indexes.cli.output import print_json

    approval = Approval(accept_unsupported=accept_unsupported, reason=reason)
    answer = _done(data_dir, service.approve, id, approval, None, by or getpass.getuser())
    if as_json:
        print_json(answer.model_dump(mode="json"))
        return
    typer.echo(f"Aprobada: {answer.id}, versión {answer.number}, de {answer.procedure_code}.")


def _done(data_dir: Any, action: Any, *arguments: Any) -> Any:
    """What the API answers with a problem is one line here. Raises RecordInvalid."""
    from assist.problems import Problem, told
    from indexes.database import open_database
    from indexes.errors import RecordInvalid

    engine = open_database(Settings.load(data_dir))
    try:
        return action(engine, *arguments)
    except Problem as problem:
        raise RecordInvalid(told(problem)) from problem
    finally:
        engine.dispose()
