"""What a rate is made of: numerators and denominators by group and part."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from eval.metrics.corpus import Corpus, Floats


@dataclass(frozen=True, slots=True)
class Counts:
    """`over`, groups × parts, is what was counted: pairs, facts, answers."""

    numerators: Floats
    denominators: Floats
    over: Floats

    @classmethod
    def of_pairs(cls, numerators: Floats, denominators: Floats) -> Counts:
        return cls(numerators, denominators, denominators)

    @classmethod
    def of_answers(cls, corpus: Corpus, numerators: Floats, denominators: Floats) -> Counts:
        """From one numerator and one denominator per answer."""
        below = corpus.by_group(denominators)
        return cls(corpus.by_group(numerators), below, below)


def pairs_within(weights: Floats, linked: Floats) -> Floats:
    """Pairs of answers whose classes are linked. `weights` is classes × parts, the answers of each
    class; `linked` is classes × classes, symmetric, 0 or 1."""
    ordered = (weights * (linked @ weights)).sum(axis=0)
    return np.asarray((ordered - np.diagonal(linked) @ weights) / 2)


def pairs_that_involve(weights: Floats, linked: Floats) -> Floats:
    """Pairs with at least one answer of each part; the first part is the whole."""
    whole = weights[:, :1]
    return np.asarray(pairs_within(whole, linked) - pairs_within(whole - weights, linked))
