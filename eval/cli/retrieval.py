"""`ventanilla eval retrieval`: how often the right procedure comes first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table


def retrieval(
    dataset: Annotated[Path, typer.Argument(help="Fichero JSONL.", exists=True, dir_okay=False)],
    data_dir: Annotated[Path | None, typer.Option(help="Carpeta de datos.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Salida en JSON.")] = False,
    fail_under: Annotated[
        float | None, typer.Option(help="Falla si hit@5 queda por debajo (0 a 1).")
    ] = None,
) -> None:
    """Con qué frecuencia el trámite correcto sale primero o entre los cinco primeros."""
    from eval.dataset import load_dataset
    from eval.errors import EvaluationError
    from eval.production import production_ranker
    from eval.retrieval import evaluate
    from indexes.settings import Settings

    try:
        examples = load_dataset(dataset)
    except EvaluationError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    scores = evaluate(examples, production_ranker(Settings.load(data_dir)))
    _print(scores, len(examples), as_json)
    if fail_under is not None and scores["hit@5"] < fail_under:
        raise typer.Exit(1)


def _print(scores: dict[str, float], questions: int, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"questions": questions, **scores}))
        return
    table = Table("medida", "valor", title=f"{questions} preguntas")
    for name, value in scores.items():
        table.add_row(name, f"{value:.3f}")
    Console().print(table)
