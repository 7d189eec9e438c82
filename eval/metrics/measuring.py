"""All measures of a run from its answers alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from eval.measures import DIRECTIONS
from eval.metrics.abstention import false_answers, false_refusals, labels
from eval.metrics.citation_overlap import citation_overlap
from eval.metrics.conflicts import Spoken, spoken
from eval.metrics.contradiction import contradiction, divergence, office_divergence
from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.metrics.fact_agreement import agreed, agreement
from eval.metrics.gold import fact_precision, fact_recall
from eval.metrics.groundedness import groundedness
from eval.metrics.measured import Measured, Ranking
from eval.metrics.office_pairs import office_pairs
from eval.metrics.omission import omission
from eval.metrics.retrieval import retrieval
from eval.metrics.risk import risk_coverage
from eval.metrics.stability import stability
from eval.metrics.statuses import status_agreement
from eval.metrics.worst import contradictions
from eval.models import Answer, Estimate, Metrics, Mode, Slice
from eval.statistics.auroc import auroc_estimate, wins
from eval.statistics.rates import rate_estimates
from eval.statistics.resampling import Floats, draws

RESAMPLES = 2000


def compute(
    answers: Sequence[Answer],
    mode: Mode,
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
) -> Metrics:
    """Pure: the same answers in any order, with the same seed, give the same metrics."""
    if not answers:
        return Metrics(mode=mode, answers=0, groups=0, offices=(), measures=_nothing())
    corpus = Corpus.of(answers)
    keys = tuple(spoken(corpus))
    weights = draws(len(corpus.groups), resamples, seed)
    by_part = _measures(corpus, keys, mode, weights)
    return Metrics(
        mode=mode,
        answers=len(corpus.answers),
        groups=len(corpus.groups),
        offices=corpus.office_names,
        measures=by_part[0],
        slices=tuple(
            Slice.model_validate(
                {"dimension": part.dimension, "name": part.name, "measures": measures}
            )
            for part, measures in zip(corpus.parts[1:], by_part[1:], strict=True)
        ),
        office_pairs=office_pairs(corpus, keys, weights),
        contradictions=contradictions(corpus, keys, tuple(spoken(corpus, with_territorial=True))),
        risk_coverage=risk_coverage(corpus.answers),
    )


def measured(answers: Sequence[Answer], mode: Mode) -> Measured:
    """What the measures of all the answers are made of, to be drawn again and again."""
    corpus = Corpus.of(answers, with_parts=False)
    keys = tuple(spoken(corpus))
    scores, group, yes, no = _confidences(corpus)
    return Measured(
        corpus=corpus,
        rates=_rates(corpus, keys, mode),
        agreement=agreed(corpus, keys)[0],
        ranking=Ranking(*wins(scores, yes, no, group, len(corpus.groups))),
    )


def _nothing() -> dict[str, Estimate]:
    return {name: Estimate(value=None, groups=0, n=0, few=True) for name in DIRECTIONS}


def _measures(
    corpus: Corpus, keys: Sequence[Spoken], mode: Mode, weights: Floats
) -> list[dict[str, Estimate]]:
    """One dictionary a part, each with every measure of `DIRECTIONS`."""
    columns = {
        name: rate_estimates(
            counts.numerators, counts.denominators, counts.over, weights, DIRECTIONS[name]
        )
        for name, counts in _rates(corpus, keys, mode).items()
    }
    columns["agreement"] = agreement(corpus, keys, weights)
    columns["confidence_auroc"] = _auroc(corpus, weights)
    return [
        _nothing() | {name: estimates[part] for name, estimates in columns.items()}
        for part in range(len(corpus.parts))
    ]


def _rates(corpus: Corpus, keys: Sequence[Spoken], mode: Mode) -> dict[str, Counts]:
    return {
        "contradiction": contradiction(corpus, keys),
        "divergence": divergence(corpus, keys),
        "office_divergence": office_divergence(corpus, keys),
        "omission": omission(corpus),
        "status_agreement": status_agreement(corpus),
        "citation_overlap": citation_overlap(corpus),
        "stability": stability(corpus),
        "groundedness": groundedness(corpus, mode),
        "fact_recall": fact_recall(corpus),
        "fact_precision": fact_precision(corpus),
        "false_answers": false_answers(corpus),
        "false_refusals": false_refusals(corpus),
        **retrieval(corpus),
    }


def _auroc(corpus: Corpus, weights: Floats) -> list[Estimate]:
    scores, group, yes, no = _confidences(corpus)
    return [auroc_estimate(scores, yes * own, no * own, group, weights) for own in corpus.members.T]


def _confidences(corpus: Corpus) -> tuple[Floats, NDArray[np.intp], Floats, Floats]:
    """Confidence and group of each answer, and whether its question can be answered or cannot."""
    scores = np.array([answer.confidence for answer in corpus.answers])
    group = np.searchsorted(corpus.starts, np.arange(len(scores)), side="right") - 1
    return scores, group, *labels(corpus)
