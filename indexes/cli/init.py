"""`ventanilla init`: the data directory, the database and the embedding model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any

import typer

from indexes.cli.options import AsJson, DataDir
from indexes.settings import Settings

_STAGES = {
    "download": "Descargando los paquetes del modelo",
    "weights": "Leyendo los pesos",
    "export": "Convirtiendo y cuantizando el modelo (medio minuto)",
    "check": "Comprobando el resultado",
}


def init(
    data_dir: DataDir = None,
    force: Annotated[bool, typer.Option("--force", help="Construye el modelo de nuevo.")] = False,
    keep_sentence_transformer: Annotated[
        bool,
        typer.Option(
            "--keep-sentence-transformer",
            help="Guarda también el modelo en el formato de sentence-transformers.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Prepara la carpeta de datos, la base de datos y el modelo de búsqueda."""
    from indexes.cli.output import print_json
    from indexes.database import open_database

    settings = Settings.load(data_dir)
    open_database(settings).dispose()
    model = _prepare_model(settings, force, keep_sentence_transformer)
    if as_json:
        print_json({"data_dir": settings.data_dir, **model})
        return
    typer.echo(f"Carpeta de datos: {settings.data_dir}")
    state = "construido ahora" if model["built"] else "ya estaba"
    typer.echo(f"Modelo de búsqueda: {model['model']} ({state})")


def _prepare_model(
    settings: Settings, force: bool, keep_sentence_transformer: bool
) -> dict[str, Any]:
    if settings.embedder == "onnx":
        return _prepare_default_model(settings, force, keep_sentence_transformer)
    from indexes.embedders import get_embedder

    embedder = get_embedder(settings)
    return {"model": embedder.name, "dimensions": embedder.dimensions, "built": False}


def _prepare_default_model(
    settings: Settings, force: bool, keep_sentence_transformer: bool
) -> dict[str, Any]:
    from indexes.embedders.model_build import ensure_model
    from indexes.embedders.model_files import read_manifest

    with _progress() as report:
        folder, built = ensure_model(
            settings.models_dir,
            force=force,
            keep_sentence_transformer=keep_sentence_transformer,
            report=report,
        )
    manifest = read_manifest(folder)
    return {
        "model": manifest.name,
        "dimensions": manifest.dimensions,
        "digest": manifest.digest,
        "folder": folder,
        "built": built,
    }


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """A bar on the error stream, which moves as the stages start."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Comprobando el modelo", total=len(_STAGES))
        started = -1

        def report(stage: str) -> None:
            nonlocal started
            started += 1
            progress.update(task, description=_STAGES[stage], completed=started)

        yield report
