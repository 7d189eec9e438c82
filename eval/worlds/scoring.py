"""How well an audit finds what was planted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

from eval.models import Answer, Estimate
from eval.worlds.models import Stating, Truth
from indexes.models import Value

Pair = tuple[str, str, str]  # slot, and two cases in order


class Score(Value):
    """`found`: planted answers of which at least one contradictory pair was reported. Pairs are of
    (slot, two answers); a reported one is false where the truth has no two values for the slot of
    one procedure. Answers of two needs may contradict each other truly: that is not false, and not
    in the planted rate either."""

    covered: bool  # the interval contains the planted rate
    planted_rate: float
    estimate: Estimate
    planted: int
    found: int
    planted_pairs: int
    found_pairs: int
    reported_pairs: int
    false_pairs: int
    missed: tuple[str, ...] = ()
    wrong: tuple[Pair, ...] = ()


def score(answers: Sequence[Answer], estimate: Estimate, truth: Truth) -> Score:
    """Of the answers as the audit grouped them."""
    planted, reported = planted_pairs(truth), set(reported_pairs(answers))
    wrong = reported - contradictory_pairs(truth)
    found = {one for one in truth.plants if _is_found(one.case_id, one.slot, reported & planted)}
    return Score(
        covered=covers(estimate, truth.planted_rate),
        planted_rate=truth.planted_rate,
        estimate=estimate,
        planted=len(truth.plants),
        found=len(found),
        planted_pairs=len(planted),
        found_pairs=len(planted & reported),
        reported_pairs=len(reported),
        false_pairs=len(wrong),
        missed=tuple(f"{p.case_id} {p.slot} {p.said}" for p in truth.plants if p not in found),
        wrong=tuple(sorted(wrong)),
    )


def covers(estimate: Estimate, rate: float) -> bool:
    if estimate.low is None or estimate.high is None:
        return False
    return round(estimate.low, 9) <= round(rate, 9) <= round(estimate.high, 9)


def planted_pairs(truth: Truth) -> set[Pair]:
    """Those of one group: the planted rate counts them."""
    return _differing(truth, lambda one: one.group)


def contradictory_pairs(truth: Truth) -> set[Pair]:
    """Those of one procedure, whatever was asked."""
    return _differing(truth, lambda one: one.procedure)


def _differing(truth: Truth, together: Callable[[Stating], str]) -> set[Pair]:
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for one in truth.answers:
        for slot, value in one.values.items():
            groups.setdefault((together(one), slot), {})[one.case_id] = value
    return {
        (slot, min(a, b), max(a, b))
        for (_, slot), values in groups.items()
        for a, b in combinations(values, 2)
        if values[a] != values[b]
    }


def reported_pairs(answers: Sequence[Answer]) -> Iterable[Pair]:
    """Every pair that the measure of contradiction counts."""
    from eval.metrics.conflicts import spoken
    from eval.metrics.corpus import Corpus

    corpus = Corpus.of(answers)
    for one in spoken(corpus):
        for i, j in combinations(range(len(one.values)), 2):
            if one.conflicts[i, j]:
                for a, b in product(one.answers[i], one.answers[j]):
                    first, second = sorted((corpus.answers[a].key, corpus.answers[b].key))
                    yield one.key.slot, first, second


def _is_found(case: str, slot: str, pairs: Iterable[Pair]) -> bool:
    return any(pair[0] == slot and case in pair[1:] for pair in pairs)
