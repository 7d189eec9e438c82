"""How often the right procedure comes first, or among the first five.

A ranker orders passages; consecutive passages of one procedure count once, so that all systems are
compared by procedure. Measures are ir-measures' Success@1, Success@5, RR and nDCG@10.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import ir_measures
from ir_measures import RR, Qrel, ScoredDoc, Success, nDCG

from eval.dataset import Example
from indexes.models import Passage

Ranker = Callable[[Example], Sequence[Passage]]

MEASURES = {"hit@1": Success @ 1, "hit@5": Success @ 5, "MRR": RR, "nDCG@10": nDCG @ 10}


def evaluate(examples: Sequence[Example], ranker: Ranker) -> dict[str, float]:
    """Mean of each measure over the examples; an example without any hit counts as 0."""
    qrels: list[Qrel] = []
    run: list[ScoredDoc] = []
    for example in examples:
        qrels.extend(Qrel(example.id, item, 1) for item in example.relevant)
        ranked = ranked_items(ranker(example), example.relevant)
        run.extend(
            ScoredDoc(example.id, item, float(len(ranked) - position))
            for position, item in enumerate(ranked)
        )
    scores = ir_measures.calc_aggregate(list(MEASURES.values()), qrels, run)
    return {name: float(scores[measure]) for name, measure in MEASURES.items()}


def ranked_items(passages: Iterable[Passage], relevant: Sequence[str]) -> list[str]:
    """One name per procedure (or page), best first. A passage that answers to one of the relevant
    names takes that name; any other takes its procedure's code, title or address."""
    names: dict[str, None] = {}
    for passage in passages:
        own = (passage.procedure_code, passage.procedure_title, passage.title, _bare(passage.url))
        match = next((name for name in relevant if name in own), None)
        names.setdefault(match or next(name for name in (own[0], own[1], own[3]) if name))
    return list(names)


def _bare(url: str) -> str:
    return url.split("#", 1)[0]
