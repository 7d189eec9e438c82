"""`ventanilla connectors …`: what other systems hold and are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

if TYPE_CHECKING:
    from assist.connectors.dataverse.report import SyncReport

app = typer.Typer(
    help="Conexión con Dynamics 365 (Dataverse): la sincroniza y dice cómo va.",
    no_args_is_help=True,
)


@app.command("sync")
def sync_(
    full: Annotated[bool, typer.Option("--full", help="Desde el principio.")] = False,
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Lee lo que ha cambiado en el CRM y prepara lo que hay que contarle. Si se corta, la próxima
    vez sigue desde la misma página."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    from assist.connectors.dataverse.jobs import one_round
    from assist.connectors.dataverse.mapping import mapping_of
    from assist.connectors.dataverse.report import SyncReport
    from assist.connectors.dataverse.tokens import tokens_of
    from indexes.database import open_database
    from indexes.jobs import run_now
    from indexes.repositories.jobs import Progress as JobProgress

    settings = Settings.load(data_dir)
    mapping_of(settings)  # what is wrong is told before a job is written
    tokens_of(settings)
    open_database(settings).dispose()
    columns = (SpinnerColumn(), TextColumn("{task.description}: {task.completed}"))
    console = Console(stderr=True)
    with Progress(*columns, disable=as_json, transient=True, console=console) as bar:
        task = bar.add_task("…", total=None)

        def watch(progress: JobProgress) -> None:
            bar.update(task, completed=progress.done, description=progress.stage)

        payload = {"full": full, "dry_run": dry_run}
        # What was read is shown also where it could not go on.
        handlers = {"sync_dataverse": lambda context: one_round(context).model_dump(mode="json")}
        job = run_now(settings, "sync_dataverse", payload, handlers, watch)
    if job.state != "done":
        typer.secho(f"Error: {job.error or job.state}", err=True, fg="red")
        raise typer.Exit(1)
    _end(SyncReport.model_validate(job.result), as_json=as_json)


@app.command("status")
def status_(data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Dice hasta dónde se ha leído cada tabla, y qué falta por enviar. No pregunta al CRM."""
    from assist.connectors.dataverse.status import status_of
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope
    from prompts.catalogue import catalogue

    settings = Settings.load(data_dir)
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = status_of(session, settings)
    engine.dispose()
    if as_json:
        print_json(found.model_dump(mode="json"))
        return
    said = catalogue("connectors")["command"]
    if found.missing:
        typer.echo(said["unconfigured"].format(names=", ".join(found.missing)))
    else:
        typer.echo(said["connected"].format(url=found.url))
    for one in found.streams:
        at = f"{one.completed_at:%d/%m/%Y %H:%M} UTC" if one.completed_at else "—"
        values = one.model_dump(exclude={"state"})
        typer.echo(said["place"].format(**values, name=one.stream, state=said[one.state], at=at))
        if one.error:
            typer.echo(said["place_error"].format(error=one.error))
    typer.echo(said["pending"].format(pending=found.pending, failed=found.failed))


def _end(report: SyncReport, *, as_json: bool) -> None:
    """Exit code 1 when a table could not be read."""
    from indexes.cli.output import print_json

    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        _show(report)
    if report.failed:
        raise typer.Exit(1)


def _show(report: SyncReport) -> None:
    from prompts.catalogue import catalogue

    said = catalogue("connectors")["command"]
    for name, one in report.streams.items():
        values = one.model_dump(exclude={"full", "error"})
        full = said["full"] if one.full else ""
        typer.echo(said["stream"].format(**values, name=name, full=full))
        if one.error:
            typer.secho(said["stream_error"].format(name=name, error=one.error), err=True, fg="red")
    if any(one.faulty for one in report.streams.values()):
        typer.echo(said["faulty"])
    if report.dry_run:
        typer.echo(said["dry_run"])
        return
    queued = ", ".join(f"{count} {kind}" for kind, count in report.queued.items() if count)
    typer.echo(said["queued"].format(queued=queued) if queued else said["nothing_queued"])
