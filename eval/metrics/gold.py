"""Recall and precision of facts against those that the dataset expects."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from eval.metrics.agreement import agree
from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts
from eval.metrics.stated_facts import Said, facts_of
from eval.metrics.verbatim import stands_in
from eval.models import Answer
from indexes.facts import Fact, Slot, extract_facts

# What no longer holds, and what need not be brought, is not given as what is asked.
_OTHERWISE = frozenset({Slot.SUPERSEDED, Slot.NOT_REQUIRED})


def fact_recall(corpus: Corpus) -> Counts:
    """Gold facts that the answer gives ÷ gold facts."""
    found, expected = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    for place, answer in enumerate(corpus.answers):
        found[place] = sum(gives(answer.text, gold) for gold in answer.gold_facts)
        expected[place] = len(answer.gold_facts)
    return Counts.of_answers(corpus, found, expected)


def fact_precision(corpus: Corpus) -> Counts:
    """Facts that agree with a gold fact ÷ facts of the kinds that the gold facts are of. Gold facts
    are what an answer must give, not all that it may: a fact of another kind is no error."""
    right, given = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    known: dict[tuple[int, tuple[str, ...]], tuple[int, int]] = {}
    for place, (answer, said) in enumerate(zip(corpus.answers, corpus.said, strict=True)):
        same = (id(said), answer.gold_facts)
        if same not in known:
            known[same] = _precise(answer, said)
        right[place], given[place] = known[same]
    return Counts.of_answers(corpus, right, given)


def _precise(answer: Answer, said: Said) -> tuple[int, int]:
    gold = [fact for text in answer.gold_facts for fact in _gold_facts(text)]
    kinds = {fact.kind for fact in gold}
    own = {
        (one.fact.kind, one.fact.normalised): one.fact
        for one in said.stated
        if one.fact.kind in kinds and one.fact.slot not in _OTHERWISE and not one.territorial
    }
    right = sum(_is_gold(fact, gold, answer.gold_facts) for fact in own.values())
    return right, len(own)


def _is_gold(fact: Fact, gold: list[Fact], texts: tuple[str, ...]) -> bool:
    """By value, or by its words as a gold fact prints them: out of its list «Formulario de
    elección» is not read as a document, in the list it is."""
    return any(_means(fact, other) for other in gold) or any(
        stands_in(fact.value, text) for text in texts
    )


@lru_cache(maxsize=100_000)
def gives(text: str, gold: str) -> bool:
    """Whether a text gives a gold fact: all its values, or its words as they stand."""
    if stands_in(gold, text):
        return True
    expected = _gold_facts(gold)
    stated = [fact for fact in facts_of(text) if fact.slot is not Slot.SUPERSEDED]
    return bool(expected) and all(any(_means(fact, own) for own in stated) for fact in expected)


def _means(a: Fact, b: Fact) -> bool:
    """Bare days of a gold fact, which stands in no sentence, may be working days or not."""
    return agree(a, b) or _without_mark(a) == _without_mark(b)


def _without_mark(fact: Fact) -> tuple[str, str]:
    return fact.kind.value, fact.normalised.removesuffix(";working")


@lru_cache(maxsize=10_000)
def _gold_facts(gold: str) -> tuple[Fact, ...]:
    return extract_facts(gold)
