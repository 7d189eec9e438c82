"""`ventanilla interactions …`: messages of every channel, from files and into files."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Annotated

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

app = typer.Typer(
    help="Importa y exporta mensajes de cualquier canal, en JSONL o CSV.", no_args_is_help=True
)


@app.command("import")
def import_(
    file: Annotated[
        Path, typer.Argument(help="Fichero .jsonl o .csv, en UTF-8.", exists=True, dir_okay=False)
    ],
    source: Annotated[
        str, typer.Option(help="Origen de las líneas que no dicen el suyo («source»).")
    ] = "",
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Importa mensajes, sin los datos personales que contengan. Lo que ya se conoce no se repite;
    las líneas malas se enumeran."""
    from rich.console import Console
    from rich.progress import Progress

    from assist.connectors.interaction_files import InteractionImport, import_messages
    from indexes.cli.output import print_json
    from indexes.database import open_database
    from indexes.errors import RecordInvalid
    from indexes.line_files import format_of

    try:
        text = file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecordInvalid(f"{file} no está en UTF-8 (octeto {error.start})") from error
    settings = Settings.load(data_dir)
    engine = open_database(settings)
    with Progress(disable=as_json, transient=True, console=Console(stderr=True)) as bar:
        task = bar.add_task("Importando", total=None)
        report: InteractionImport = import_messages(
            engine, settings, text, format_of(file.name), source=source, dry_run=dry_run,
            progress=lambda done: bar.update(task, completed=done),
        )  # fmt: skip
    engine.dispose()
    if as_json:
        print_json(report.model_dump(mode="json"))
    else:
        done = "Se importarían" if dry_run else "Importados"
        typer.echo(f"{done}: {report.new}. Ya conocidos: {report.known}. Malos: {report.failed}.")
        for one in report.errors:
            typer.echo(f"  línea {one.line}: {one.reason}", err=True)
    if report.failed:
        raise typer.Exit(1)


@app.command("export")
def export_(
    file: Annotated[Path, typer.Argument(help="Fichero .jsonl o .csv; «-» escribe en la salida.")],
    data_dir: DataDir = None,
) -> None:
    """Exporta los mensajes como están guardados: sin datos personales. La auditoría lo recoge."""
    from assist.connectors.interaction_files import export_messages
    from indexes.database import open_database
    from indexes.line_files import format_of

    engine = open_database(Settings.load(data_dir))
    lines = export_messages(engine, format_of(file.name), getpass.getuser())
    if str(file) == "-":
        for line in lines:
            typer.echo(line)
    else:
        temporary = file.with_name(f".{file.name}.part")  # it appears only when it is whole
        with temporary.open("w", encoding="utf-8", newline="") as stream:
            stream.writelines(f"{line}\n" for line in lines)
        temporary.replace(file)
    engine.dispose()
