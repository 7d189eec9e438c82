"""Ventanilla's ranking beside plain BM25, plain dense and LangChain's ensemble of both, on the same
passages and the same questions."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from eval.benchmarks.corpus import DATASET
from eval.benchmarks.peers import bm25_ranker, dense_ranker, ensemble_ranker
from eval.dataset import load_dataset
from eval.production import open_production
from eval.retrieval import MEASURES, evaluate
from indexes.models import Pool
from indexes.settings import Settings


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    production = open_production(settings)
    snapshot = production.snapshots.current()
    passages = snapshot.of_pool(Pool.OFFICIAL)

    examples = load_dataset(DATASET)
    bm25 = bm25_ranker(passages)
    dense = dense_ranker(snapshot, production.embedder)
    systems = {
        "ventanilla": production.ranker,
        "BM25": bm25,
        "dense": dense,
        "LangChain ensemble": ensemble_ranker(bm25, dense),
    }
    scores = {name: evaluate(examples, ranker) for name, ranker in systems.items()}
    if not quiet:
        _print(scores, len(examples), len(passages))
    return {"questions": len(examples), "passages": len(passages), "systems": scores}


def _print(scores: dict[str, dict[str, float]], questions: int, passages: int) -> None:
    table = Table("system", *MEASURES, title=f"{questions} questions, {passages} passages")
    for name, values in scores.items():
        table.add_row(name, *(f"{values[measure]:.3f}" for measure in MEASURES))
    Console().print(table)
