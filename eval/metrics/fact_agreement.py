"""Krippendorff's alpha over keys × answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from eval.metrics.conflicts import Spoken, Values
from eval.metrics.corpus import Corpus
from eval.models import Estimate
from eval.statistics.alpha import Unit, alpha_estimate, coincidences
from eval.statistics.resampling import Floats
from indexes.facts import Fact, same_value

Label = tuple[str, ...]


def agreement(corpus: Corpus, keys: Sequence[Spoken], weights: Floats) -> list[Estimate]:
    """One estimate a part. Units are the keys of each group, coders the answers, and the value of
    an answer is the sorted set of its normal forms."""
    named = [(one, _labels(one.values)) for one in keys]
    return [
        alpha_estimate(coincidences(_units(named, own), len(corpus.groups)), weights)
        for own in corpus.members.T
    ]


def units(corpus: Corpus, keys: Sequence[Spoken]) -> Iterator[Unit]:
    """Those of all answers."""
    return _units([(one, _labels(one.values)) for one in keys], corpus.members[:, 0])


def _units(named: Sequence[tuple[Spoken, Sequence[Label]]], members: Floats) -> Iterator[Unit]:
    for one, labels in named:
        counted: defaultdict[Hashable, float] = defaultdict(float)
        for label, places in zip(labels, one.answers, strict=True):
            counted[label] += float(members[list(places)].sum())
        yield one.group, {label: number for label, number in counted.items() if number}


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
