"""Omission: consensus facts of a group that an answer does not give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from eval.metrics.agreement import agree
from eval.metrics.comparison_keys import ComparisonKey
from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.metrics.stated_facts import Said
from eval.metrics.statuses import ANSWERING
from indexes.facts import Fact, same_value

_MOST = 0.5  # a consensus fact stands in more than this share of the group's answers

_Item = tuple[ComparisonKey, Fact]


def omission(corpus: Corpus) -> Counts:
    """Missing consensus facts ÷ consensus facts, over the answered answers of groups of two or
    more. The consensus is that of the whole group, whatever the part."""
    missing, expected = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    for span in corpus.spans:
        answered = [
            place
            for place in range(span.start, span.stop)
            if corpus.answers[place].status in ANSWERING
        ]
        agreed = consensus([corpus.said[place] for place in answered])
        known: dict[int, int] = {}
        for place in answered if len(answered) > 1 else ():
            said = corpus.said[place]
            if id(said) not in known:
                known[id(said)] = sum(not _gives(said, item) for item in agreed)
            missing[place], expected[place] = known[id(said)], len(agreed)
    return Counts.of_answers(corpus, missing, expected)


def consensus(answers: Sequence[Said]) -> tuple[_Item, ...]:
    """Facts, territorial ones aside, in more than half of the answers; equal ones once."""
    counted: Counter[_Item] = Counter()
    copies = Counter(id(said) for said in answers)
    for said in {id(said): said for said in answers}.values():
        for item in _items(said):
            counted[item] += copies[id(said)]
    merged = _merged(counted)
    return tuple(item for item, number in merged.items() if number > _MOST * len(answers))


def _items(said: Said) -> Collection[_Item]:
    """Each value once, though an answer may print it in two ways."""
    found: dict[_Item, None] = {}
    for key, facts in said.by_key.items():
        for fact in sorted(facts, key=_order):
            if not any(key == own and _same(fact, other) for own, other in found):
                found[key, fact] = None
    return found.keys()


def _merged(counted: Counter[_Item]) -> dict[_Item, int]:
    """Equal values in different normal forms count together: `P1Y` and `P12M`."""
    merged: dict[_Item, int] = {}
    for key, fact in sorted(counted, key=lambda item: (item[0], _order(item[1]))):
        like = next((o for o in merged if o[0] == key and _same(o[1], fact)), (key, fact))
        merged[like] = merged.get(like, 0) + counted[key, fact]
    return merged


def _gives(said: Said, item: _Item) -> bool:
    key, fact = item
    return any(fact.slot is other.slot and agree(fact, other) for other in said.by_key.get(key, ()))


def _same(a: Fact, b: Fact) -> bool:
    return a.slot is b.slot and same_value(a, b)


def _order(fact: Fact) -> tuple[str, str]:
    return fact.slot.value, fact.normalised
