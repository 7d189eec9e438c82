"""Office against office: how often two of them contradict each other, and whether more than the
rest do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

import numpy as np

from eval.metrics.conflicts import Spoken, can_contradict
from eval.metrics.corpus import Corpus, Floats
from eval.models import OfficePair
from eval.statistics.exceedance import upper_tail
from eval.statistics.holm import holm
from eval.statistics.rates import rate_estimates


def office_pairs(corpus: Corpus, keys: Sequence[Spoken], weights: Floats) -> tuple[OfficePair, ...]:
    """Pairs that are comparable somewhere, by name."""
    contradictory, comparable = _tables(corpus, keys)
    offices = corpus.office_names
    pairs = [(a, b) for a, b in combinations(range(len(offices)), 2) if comparable[:, a, b].any()]
    if not pairs:
        return ()
    left, right = np.array(pairs).T
    above, below = contradictory[:, left, right], comparable[:, left, right]
    rates = rate_estimates(above, below, below, weights, "lower")
    adjusted = holm(_p_values(above, below)) if len(pairs) > 1 else [None]
    return tuple(
        OfficePair(a=offices[a], b=offices[b], rate=rate, p_adjusted=p)
        for (a, b), rate, p in zip(pairs, rates, adjusted, strict=True)
    )


def _tables(corpus: Corpus, keys: Sequence[Spoken]) -> tuple[Floats, Floats]:
    """Contradictory and comparable pairs of answers: groups × offices × offices."""
    offices = len(corpus.office_names)
    shape = (len(corpus.groups), offices, offices)
    contradictory, comparable = np.zeros(shape), np.zeros(shape)
    for one in filter(can_contradict, keys):
        said = np.array([_by_office(corpus, places, offices) for places in one.answers])
        given = said.sum(axis=0)
        comparable[one.group] += np.outer(given, given)
        if one.conflicts.any():
            contradictory[one.group] += said.T @ one.conflicts @ said
    return contradictory, comparable


def _by_office(corpus: Corpus, places: Iterable[int], offices: int) -> Floats:
    own = corpus.offices[list(places)]
    return np.bincount(own[own >= 0], minlength=offices).astype(float)


def _p_values(contradicts: Floats, compares: Floats) -> list[float]:
    """One a pair, from groups × pairs of contradictory and of comparable pairs of answers."""
    hit, compared = contradicts > 0, compares > 0
    chances = hit.sum(axis=1) / np.maximum(1, compared.sum(axis=1))
    return [
        upper_tail(chances[compared[:, pair] & (chances > 0)].tolist(), int(hits))
        for pair, hits in enumerate(hit.sum(axis=0))
    ]
