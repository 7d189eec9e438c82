"""`ventanilla backup` and `ventanilla restore`: all of an installation in one file, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir, DryRun
from indexes.settings import Settings

if TYPE_CHECKING:
    from indexes.backup import BackupManifest, Restored

_MEGABYTE = 1_000_000


def backup(
    file: Annotated[
        Path, typer.Argument(help="Dónde, por ejemplo copia.tar.gz; si ya existe, se sustituye.")
    ],
    without_secrets: Annotated[
        bool,
        typer.Option("--without-secrets", help="Sin la carpeta «secrets», que se guarda aparte."),
    ] = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Guarda en un fichero todo lo de la instalación, sin parar el servicio."""
    from indexes.backup import back_up
    from indexes.cli.output import print_json

    settings = Settings.load(data_dir)
    with _bar("Copiando", quiet=as_json) as watch:
        manifest = back_up(settings, file, watch=watch, with_secrets=not without_secrets)
    size = file.expanduser().stat().st_size
    if as_json:
        print_json({"file": str(file), "size": size, **_described(manifest)})
        return
    typer.echo(f"{file}: {_size(size)}; {_told(manifest)}.")
    if not without_secrets:
        typer.echo("Contiene claves y lo que dijo la ciudadanía: guárdela donde nadie más la lea.")


def restore(
    file: Annotated[Path, typer.Argument(help="Lo que escribió `ventanilla backup`.")],
    force: Annotated[
        bool, typer.Option("--force", help="También si ya hay datos: se apartan, no se borran.")
    ] = False,
    dry_run: DryRun = False,
    data_dir: DataDir = None,
    as_json: AsJson = False,
) -> None:
    """Pone en la carpeta de datos lo que guardó `backup`, tras comprobarlo entero."""
    from indexes.backup import restore as put_back
    from indexes.cli.output import print_json

    home = data_dir or Settings.load().data_dir
    with _bar("Leyendo", quiet=as_json) as watch:
        done = put_back(file, home, watch=watch, force=force, dry_run=dry_run)
    if as_json:
        outcome = done.model_dump(exclude={"manifest"})
        print_json(
            {"data_dir": str(home), "dry_run": dry_run, **outcome} | _described(done.manifest)
        )
        return
    typer.echo(f"{file} está entera: {_told(done.manifest)}.")
    if dry_run:
        typer.echo(f"{home} no está vacía: haría falta --force." if done.occupied
                   else f"Se puede restaurar en {home}.")  # fmt: skip
        return
    _show_place(home, done)


def _show_place(home: Path, done: Restored) -> None:
    typer.echo(f"Restaurada en {home}; compruébela con `ventanilla doctor`.")
    if done.aside:
        typer.echo(f"Lo que había está en {done.aside}: para deshacer, devuélvale su nombre.")
    if done.schema_aside:
        typer.echo(f"Lo que había en PostgreSQL está en el esquema {done.schema_aside}.")


def _described(manifest: BackupManifest) -> dict[str, Any]:
    shown = manifest.model_dump(mode="json", exclude={"files"})
    return {**shown, "files": len(manifest.files), "bytes": manifest.bytes}


def _told(manifest: BackupManifest) -> str:
    made = f"{manifest.created_at.astimezone():%d/%m/%Y %H:%M}"
    snapshot = manifest.snapshot or "ninguna"
    return (
        f"{len(manifest.files)} ficheros, {_size(manifest.bytes)} sin comprimir, {made}, "
        f"{manifest.database}, instantánea {snapshot}"
    )


def _size(count: int) -> str:
    return f"{count / _MEGABYTE:.1f} MB".replace(".", ",")


@contextmanager
def _bar(name: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """On the error stream; nothing where that is no terminal's concern."""
    if quiet:
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(name), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
