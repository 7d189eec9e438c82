"""How often the status of an answer is the very one that the dataset expects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.models import Answer, Estimate
from eval.statistics.rates import rate_estimates
from eval.statistics.resampling import draws

_RESAMPLES = 2000

ByPart = dict[tuple[str, str], Estimate]  # (dimension, name) → estimate; ("", "") is the whole


def expected_status(answers: Sequence[Answer], seed: int = 0) -> ByPart:
    """Answers with the expected status ÷ answers that some status is expected of, for all of them
    and by channel, language…; 95 % bootstrap over groups."""
    if not answers:
        return {}
    corpus = Corpus.of(answers)
    labelled = [answer.expect is not None for answer in corpus.answers]
    right = [answer.expect == answer.status for answer in corpus.answers]
    counts = Counts.of_answers(corpus, np.array(right, float), np.array(labelled, float))
    weights = draws(len(corpus.groups), _RESAMPLES, seed)
    found = rate_estimates(counts.numerators, counts.denominators, counts.over, weights, "higher")
    return {(p.dimension, p.name): e for p, e in zip(corpus.parts, found, strict=True)}


def expected_and_given(answers: Sequence[Answer]) -> dict[str, dict[str, int]]:
    """Expected status → given status → answers."""
    table: dict[str, Counter[str]] = {}
    for answer in answers:
        if answer.expect is not None:
            table.setdefault(answer.expect, Counter())[answer.status] += 1
    return {expected: dict(sorted(given.items())) for expected, given in sorted(table.items())}
