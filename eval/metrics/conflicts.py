"""What the answers of a group say of each key, and which of it cannot be right together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from eval.metrics.agreement import contradict
from eval.metrics.comparison_keys import ComparisonKey, Rule
from eval.metrics.corpus import Corpus, Floats
from indexes.facts import Fact

Values = frozenset[Fact]


@dataclass(frozen=True, slots=True)
class Spoken:
    """One key in one group: the distinct sets of values, which answers give each, and which sets
    contradict each other. Identical answers are one set, so that 195 answers cost few comparisons.
    """

    group: int
    key: ComparisonKey
    values: tuple[Values, ...]
    answers: tuple[tuple[int, ...], ...]  # places in the corpus, for each set of values
    conflicts: Floats  # sets × sets, 0 or 1
    weights: Floats  # sets × parts: how many answers of each part give each set


def spoken(corpus: Corpus, *, with_territorial: bool = False) -> Iterator[Spoken]:
    """Every key that an answer of a group speaks of, in a fixed order."""
    for group, span in enumerate(corpus.spans):
        for key, sets in sorted(_sets(corpus, span, with_territorial).items()):
            values = tuple(sorted(sets, key=_name))
            places = tuple(tuple(sets[one]) for one in values)
            weights = weights_of(corpus, places)
            yield Spoken(group, key, values, places, _conflicts(key.rule, values), weights)


def weights_of(corpus: Corpus, places: Sequence[Sequence[int]]) -> Floats:
    """How many answers of each part are among the places: sets of places × parts."""
    return np.array([corpus.members[list(own)].sum(axis=0) for own in places])


def can_contradict(one: Spoken) -> bool:
    return one.key.rule is not Rule.NEVER


def _sets(
    corpus: Corpus, span: slice, with_territorial: bool
) -> Mapping[ComparisonKey, dict[Values, list[int]]]:
    found: dict[ComparisonKey, dict[Values, list[int]]] = {}
    for place in range(span.start, span.stop):
        said = corpus.said[place]
        by_key = said.with_territorial if with_territorial else said.by_key
        for key, values in by_key.items():
            found.setdefault(key, {}).setdefault(values, []).append(place)
    return found


def _name(values: Values) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((fact.slot.value, fact.normalised) for fact in values))


def _conflicts(rule: Rule, values: Sequence[Values]) -> Floats:
    found = np.zeros((len(values), len(values)))
    if rule is Rule.NEVER:
        return found
    for i, left in enumerate(values):
        for j in range(i + 1, len(values)):
            found[i, j] = found[j, i] = contradict(rule, left, values[j])
    return found
