"""How far the answers of a group rest on the same documents."""

from __future__ import annotations

import numpy as np

from eval.metrics.corpus import Corpus, Floats
from eval.metrics.counts import Counts, pairs_that_involve
from eval.models import Answer


def citation_overlap(corpus: Corpus) -> Counts:
    """Mean over groups of the mean Jaccard index of pairs (Jaccard 1912): documents that both cite
    ÷ documents that either cites. A pair of answers without citations is not compared."""
    shape = (len(corpus.groups), len(corpus.parts))
    means, measured, over = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for group, span in enumerate(corpus.spans):
        sets, weights = _classes(corpus, span)
        shared, compared = _jaccard(sets)
        pairs = pairs_that_involve(weights, compared)
        total = pairs_that_involve(weights, shared)
        over[group], measured[group] = pairs, pairs > 0
        means[group] = np.divide(total, pairs, out=np.zeros_like(total), where=pairs > 0)
    return Counts(means, measured, over)


def _classes(corpus: Corpus, span: slice) -> tuple[list[frozenset[str]], Floats]:
    places: dict[frozenset[str], list[int]] = {}
    for place, answer in enumerate(corpus.answers[span], start=span.start):
        places.setdefault(_cited(answer), []).append(place)
    sets = sorted(places, key=sorted)
    return sets, np.array([corpus.members[places[own]].sum(axis=0) for own in sets])


def _cited(answer: Answer) -> frozenset[str]:
    return frozenset(citation.document_id for citation in answer.citations)


def _jaccard(sets: list[frozenset[str]]) -> tuple[Floats, Floats]:
    shared, compared = np.zeros((len(sets), len(sets))), np.zeros((len(sets), len(sets)))
    for i, left in enumerate(sets):
        for j, right in enumerate(sets):
            if left or right:
                shared[i, j] = len(left & right) / len(left | right)
                compared[i, j] = 1
    return shared, compared
