"""Krippendorff's alpha over keys × answers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from eval.metrics.conflicts import Spoken, Values
from eval.metrics.corpus import Corpus
from eval.models import Estimate
from eval.statistics.alpha import Coincidences, Unit, alpha_estimate, coincidences
from eval.statistics.resampling import Floats
from indexes.facts import Fact, same_value

Label = tuple[str, ...]


def agreement(corpus: Corpus, keys: Sequence[Spoken], weights: Floats) -> list[Estimate]:
    """One estimate a part."""
    return [alpha_estimate(found, weights) for found in agreed(corpus, keys)]


def agreed(corpus: Corpus, keys: Sequence[Spoken]) -> list[Coincidences]:
    """One a part. Units are the keys of each group, coders the answers, and the value of an answer
    is the sorted set of its normal forms."""
    return coincidences([_unit(one) for one in keys], len(corpus.groups), len(corpus.parts))


def _unit(one: Spoken) -> Unit:
    """Sets that are equal but for their forms count as one value."""
    labels = _labels(one.values)
    distinct = sorted(set(labels))
    counts = np.zeros((len(distinct), one.weights.shape[1]))
    np.add.at(counts, [distinct.index(label) for label in labels], one.weights)
    return Unit(one.group, distinct, counts)


def _labels(sets: Sequence[Values]) -> list[Label]:
    """Equal values in different normal forms have one name, the first of them: `P12M`, `P1Y`."""
    names: dict[Fact, str] = {}
    facts = sorted({fact for own in sets for fact in own}, key=_order)
    for fact in facts:
        like = next((other for other in names if same_value(fact, other)), fact)
        names[fact] = names.get(like, fact.normalised)
    return [tuple(sorted({f"{fact.slot}={names[fact]}" for fact in own})) for own in sets]


def _order(fact: Fact) -> tuple[str, str, str]:
    return fact.kind.value, fact.normalised, fact.slot.value
