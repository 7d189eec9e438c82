"""`ventanilla rank`: trains the weights of the ranking on this installation's own cases."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from indexes.cli.options import AsJson, DataDir, DryRun

if TYPE_CHECKING:
    from assist.suggestions.training.fit import Trained

app = typer.Typer(help="El orden de los resultados.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `train` a sub-command."""


@app.command()
def train(data_dir: DataDir = None, dry_run: DryRun = False, as_json: AsJson = False) -> None:
    """Ajusta el orden con las consultas resueltas y lo que los agentes enviaron."""
    from assist.suggestions.ranking.weights import save_weights
    from assist.suggestions.training.fit import FEWEST, FEWEST_GROUPS
    from indexes.cli.output import print_json
    from indexes.settings import Settings

    settings = Settings.load(data_dir)
    trained = _trained(settings)
    saved = trained.is_enough and trained.is_better and not dry_run
    if saved:
        save_weights(settings.data_dir, trained.weights)
    report = {**_reported(trained), "saved": saved, "dry_run": dry_run}
    if as_json:
        print_json(report)
    else:
        _show(trained, saved, dry_run, f"{FEWEST} consultas de {FEWEST_GROUPS} trámites")
    if not (trained.is_enough and trained.is_better):
        raise typer.Exit(1)


def _trained(settings: Any) -> Trained:
    from assist.suggestions.knowledge import knowledge_of
    from assist.suggestions.pipeline.context import Resources
    from assist.suggestions.service import today_here
    from assist.suggestions.training.examples import examples
    from assist.suggestions.training.fit import train as fit
    from indexes.database import open_database
    from indexes.embedders import get_embedder
    from indexes.snapshots import SnapshotStore

    embedder = get_embedder(settings)
    store = SnapshotStore(settings.snapshots_dir, embedder, keep=settings.keep_snapshots)
    resources = Resources(settings, knowledge_of(store.current()), embedder, today_here())
    engine = open_database(settings)
    try:
        return fit(examples(resources, engine))
    finally:
        engine.dispose()


def _reported(trained: Trained) -> dict[str, Any]:
    return {**asdict(trained), "enough": trained.is_enough, "better": trained.is_better}


def _show(trained: Trained, saved: bool, dry_run: bool, least: str) -> None:
    typer.echo(f"{trained.questions} consultas de {trained.procedures} trámites")
    if not trained.is_enough:
        typer.echo(f"Son pocas: hacen falta al menos {least}. No se cambia nada.")
        return
    before, after = trained.before, trained.after
    typer.echo(f"Aciertan a la primera: {before.first:.1%} antes, {after.first:.1%} después")
    typer.echo(f"Rango recíproco: {before.reciprocal_rank:.3f} → {after.reciprocal_rank:.3f}")
    if not trained.is_better:
        typer.echo("No mejora: no se cambia nada.")
    elif dry_run:
        typer.echo("Mejora. Era una prueba: no se ha guardado.")
    elif saved:
        typer.echo("Mejora: los pesos nuevos ya están en uso.")
