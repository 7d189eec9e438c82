"""Contradiction and unjustified divergence: contradictory pairs ÷ comparable pairs.

A pair counts for a part when at least one of its answers belongs to it: what an office says that
the others do not is that office's affair, though the other answer is not its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from eval.metrics.conflicts import Spoken, can_contradict, weights_of
from eval.metrics.corpus import Corpus, Floats
from eval.metrics.counts import Counts, pairs_that_involve

_Count = Callable[[Corpus, Spoken, Floats], Floats]


def contradiction(corpus: Corpus, keys: Sequence[Spoken]) -> Counts:
    """Over all pairs of answers of a group that both speak of a key."""
    return _counted(corpus, keys, _all_pairs)


def divergence(corpus: Corpus, keys: Sequence[Spoken]) -> Counts:
    """Over pairs of answers of different offices. Answers of no office are left out."""
    return _counted(corpus, keys, _pairs_across_offices)


def office_divergence(corpus: Corpus, keys: Sequence[Spoken]) -> Counts:
    """Over pairs of answers of different offices to one and the same wording: what the office alone
    makes of an answer, apart from what the wording does. Letters that people sent have none."""
    return _counted(corpus, keys, _pairs_across_offices_by_wording)


def _counted(corpus: Corpus, keys: Sequence[Spoken], count: _Count) -> Counts:
    shape = (len(corpus.groups), len(corpus.parts))
    contradictory, comparable = np.zeros(shape), np.zeros(shape)
    for one in filter(can_contradict, keys):
        comparable[one.group] += count(corpus, one, np.ones_like(one.conflicts))
        if one.conflicts.any():
            contradictory[one.group] += count(corpus, one, one.conflicts)
    return Counts.of_pairs(contradictory, comparable)


def _all_pairs(_: Corpus, one: Spoken, linked: Floats) -> Floats:
    return pairs_that_involve(one.weights, linked)


def _pairs_across_offices(corpus: Corpus, one: Spoken, linked: Floats) -> Floats:
    return _across(corpus, one.answers, linked)


def _pairs_across_offices_by_wording(corpus: Corpus, one: Spoken, linked: Floats) -> Floats:
    found = np.zeros(len(corpus.parts))
    for places in _by_wording(corpus, one.answers):
        found = found + _across(corpus, places, linked)
    return found


def _by_wording(corpus: Corpus, answers: Sequence[Sequence[int]]) -> Iterable[list[list[int]]]:
    found: dict[str, list[list[int]]] = {}
    for kind, places in enumerate(answers):
        for place in places:
            wording = corpus.answers[place].wording
            found.setdefault(wording, [[] for _ in answers])[kind].append(place)
    return found.values()


def _across(corpus: Corpus, answers: Sequence[Sequence[int]], linked: Floats) -> Floats:
    """All pairs of answers of offices, less those of one and the same office."""
    offices = corpus.offices
    own = [[place for place in places if offices[place] >= 0] for places in answers]
    across = pairs_that_involve(weights_of(corpus, own), linked)
    for office in np.unique(offices[np.concatenate([*map(np.array, own)]).astype(int)]):
        of_office = [[place for place in places if offices[place] == office] for places in own]
        across = across - pairs_that_involve(weights_of(corpus, of_office), linked)
    return across
