"""Ventanilla's ranking beside plain BM25, plain dense, LangChain's ensemble of both and Haystack's
hybrid: the same passages, the same vectors, the same questions."""

from __future__ import annotations

from typing import Any

from eval.benchmarks.corpus import DATASETS
from eval.benchmarks.peer_haystack import haystack_ranker
from eval.benchmarks.peers import bm25_ranker, dense_ranker, ensemble_ranker
from eval.benchmarks.showing import show
from eval.dataset import Example, load_dataset
from eval.production import Production, open_production
from eval.retrieval import MEASURES, Ranker, evaluate
from indexes.embedders.vector_cache import VectorCache
from indexes.models import Pool
from indexes.settings import Settings


def run(settings: Settings, *, quiet: bool = False) -> dict[str, Any]:
    """For each dataset: the questions that some page answers, standalone (peers see no history)."""
    production = open_production(settings)
    passages = production.snapshots.current().of_pool(Pool.OFFICIAL)
    systems = _systems(production)
    results = {}
    for path in DATASETS:
        asked = [example for example in load_dataset(path) if _standalone(example)]
        if not asked:  # a set of conversations, or of what nothing answers
            continue
        results[path.stem] = {name: evaluate(asked, ranker) for name, ranker in systems.items()}
        if not quiet:
            title = f"{path.stem}: {len(asked)} questions, {len(passages)} passages"
            rows = [
                (name, *(f"{scores[measure]:.3f}" for measure in MEASURES))
                for name, scores in results[path.stem].items()
            ]
            show(title, ("system", *MEASURES), rows)
    return {"passages": len(passages), "datasets": results}


def _systems(production: Production) -> dict[str, Ranker]:
    snapshot = production.snapshots.current()
    passages = snapshot.of_pool(Pool.OFFICIAL)
    texts = [f"{passage.context}\n{passage.text}" for passage in passages]
    cache = VectorCache(production.settings.data_dir / "vectors.db")  # filled by the reindex
    vectors = cache.encode_passages(production.embedder, texts)
    bm25 = bm25_ranker(passages)
    dense = dense_ranker(snapshot, production.embedder)
    return {
        "Ventanilla": production.ranker,
        "BM25 (bm25s)": bm25,
        "dense": dense,
        "LangChain ensemble": ensemble_ranker(bm25, dense),
        "Haystack hybrid": haystack_ranker(passages, vectors, production.embedder),
    }


def _standalone(example: Example) -> bool:
    return bool(example.relevant) and not example.conversation
