"""`ventanilla citizens …`: what is kept of citizens."""

from __future__ import annotations

import getpass
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(
    help="Datos de las personas: acceso, supresión y conservación.", no_args_is_help=True
)

Reference = Annotated[
    str, typer.Argument(help="Referencia del CRM, tel:+34…, mailto:… o su huella.")
]


@app.command("export")
def export_(ref: Reference, data_dir: DataDir = None) -> None:
    """Escribe en JSON todo lo que se conserva de una persona."""
    from assist.citizens.service import data_of
    from indexes.cli.output import print_json
    from indexes.database import open_database, session_scope

    settings = Settings.load(data_dir)
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = data_of(session, settings, ref, getpass.getuser())
    engine.dispose()
    print_json(found.model_dump(mode="json"))


@app.command("erase")
def erase_(
    ref: Reference,
    yes: Annotated[bool, typer.Option("--yes", help="Sin preguntar.")] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Suprime todo lo que se conserva de una persona. No se puede deshacer."""
    from assist.citizens.service import forget
    from indexes.cli.output import print_json
    from indexes.database import open_database

    if not yes:
        typer.confirm(
            "Se suprimirá todo lo que se conserva de esta persona. ¿Continuar?", abort=True
        )
    settings = Settings.load(data_dir)
    engine = open_database(settings)
    report = forget(engine, settings, ref, getpass.getuser())
    engine.dispose()
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    for name, count in report.erased.items():
        if count:
            typer.echo(f"{name}: {count}")
    typer.echo(f"Suprimido. La prueba queda en la auditoría como {report.proof}.")


@app.command("purge")
def purge_(dry_run: DryRun = False, data_dir: DataDir = None, as_json: AsJson = False) -> None:
    """Suprime lo que ha cumplido su plazo de conservación."""
    from assist.citizens.retention import purge
    from indexes.cli.output import print_json
    from indexes.database import open_database

    settings = Settings.load(data_dir)
    engine = open_database(settings)
    report = purge(engine, settings, by=getpass.getuser(), dry_run=dry_run)
    engine.dispose()
    if as_json:
        print_json(report.model_dump(mode="json"))
        return
    done = "Se suprimirían" if dry_run else "Suprimidos"
    typer.echo(
        f"{done}: {report.interactions} interacciones, {report.consents} consentimientos y "
        f"{report.rejected} entregas rechazadas."
    )
