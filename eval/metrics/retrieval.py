"""hit@k, MRR and nDCG@10 of what was ranked, by ir-measures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts

_Asked = tuple[tuple[str, ...], tuple[str, ...]]  # ranked, relevant


def retrieval(corpus: Corpus) -> dict[str, Counts]:
    """Mean of each measure over the answers whose relevant documents are known. Nothing where no
    answer says what was ranked: a service that is asked by its address does not tell."""
    asked = [(answer.ranked, answer.relevant) for answer in corpus.answers]
    judged = np.array([bool(relevant) for _, relevant in asked], dtype=float)
    if not any(ranked for ranked, _ in asked):
        judged[:] = 0
    distinct = sorted({one for one, counts in zip(asked, judged, strict=True) if counts})
    scores = _scores(distinct)
    return {
        name: Counts.of_answers(
            corpus, np.array([values.get(one, 0.0) for one in asked]) * judged, judged
        )
        for name, values in scores.items()
    }


def _scores(asked: Sequence[_Asked]) -> dict[str, dict[_Asked, float]]:
    """Each distinct ranking is judged once, though many answers share it."""
    import ir_measures
    from ir_measures import Qrel, ScoredDoc

    from eval.retrieval import MEASURES

    qrels, run = [], []
    for number, (ranked, relevant) in enumerate(asked):
        qrels += [Qrel(str(number), name, 1) for name in dict.fromkeys(relevant)]
        run += [
            ScoredDoc(str(number), name, float(len(ranked) - place))
            for place, name in enumerate(dict.fromkeys(ranked))
        ]
    names = {measure: name for name, measure in MEASURES.items()}
    scores: dict[str, dict[_Asked, float]] = {name: {} for name in MEASURES}
    for metric in ir_measures.iter_calc(list(names), qrels, run) if asked else ():
        scores[names[metric.measure]][asked[int(metric.query_id)]] = float(metric.value)
    return scores
