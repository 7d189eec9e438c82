"""The list of contradictions: which values, how many pairs of answers, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from eval.metrics.agreement import contradict, differing
from eval.metrics.conflicts import Spoken, Values
from eval.metrics.corpus import Corpus
from eval.metrics.statements import statement
from eval.models import Contradiction


def contradictions(
    corpus: Corpus, keys: Sequence[Spoken], justified: Sequence[Spoken]
) -> tuple[Contradiction, ...]:
    """One for each two sets of values that contradict each other in a group and key. `justified`
    are the keys with territorial facts: what contradicts there only is justified, and comes last.
    What is official and who is wrong is for those to add who know the pages."""
    found = [
        _contradiction(corpus, one, pair, _product(one, pair), justified=False)
        for one in keys
        for pair in _conflicting(one)
    ]
    found += [
        _contradiction(corpus, one, pair, number, justified=True)
        for one in justified
        for pair in _conflicting(one)
        if (number := _justified_pairs(corpus, one, pair))
    ]
    return tuple(sorted(found, key=_badness))


def _badness(one: Contradiction) -> tuple[object, ...]:
    """Those that most pairs, then most offices, run into; then by name, so that order is fixed."""
    sides = (one.left.normalised, one.right.normalised)
    return (one.justified, -one.pairs, -len(one.offices), one.group, one.slot, one.kind, sides)


def _conflicting(one: Spoken) -> Iterator[tuple[int, int]]:
    """The set that more answers give comes first."""
    if not one.conflicts.any():
        return
    for i, j in combinations(range(len(one.values)), 2):
        if one.conflicts[i, j]:
            yield (i, j) if len(one.answers[i]) >= len(one.answers[j]) else (j, i)


def _product(one: Spoken, pair: tuple[int, int]) -> int:
    return len(one.answers[pair[0]]) * len(one.answers[pair[1]])


def _justified_pairs(corpus: Corpus, one: Spoken, pair: tuple[int, int]) -> int:
    """Pairs of answers that would not contradict each other without their territorial facts."""
    left, right = (_reduced(corpus, one, one.answers[side]) for side in pair)
    return sum(
        n * m
        for a, n in left.items()
        for b, m in right.items()
        if not (a and b and contradict(one.key.rule, a, b))
    )


def _reduced(corpus: Corpus, one: Spoken, places: Iterable[int]) -> Counter[Values]:
    return Counter(corpus.said[place].by_key.get(one.key, frozenset()) for place in places)


def _contradiction(
    corpus: Corpus,
    one: Spoken,
    pair: tuple[int, int],
    number: int,
    *,
    justified: bool,
) -> Contradiction:
    sides = [one.values[side] for side in pair]
    facts = differing(one.key.rule, sides[0], sides[1])
    places = [place for side in pair for place in one.answers[side]]
    answers = [corpus.answers[place] for place in places]
    return Contradiction(
        group=answers[0].group,
        slot=one.key.slot,
        kind=facts[0].kind.value,
        procedure=_commonest(answer.procedure for answer in answers),
        theme=_commonest(answer.theme for answer in answers),
        aspect=_commonest(aspect for answer in answers for aspect in answer.aspects),
        justified=justified,
        pairs=number,
        offices=tuple(sorted({answer.office for answer in answers if answer.office})),
        left=statement(corpus, one.answers[pair[0]], facts[0]),
        right=statement(corpus, one.answers[pair[1]], facts[1]),
    )


def _commonest(names: Iterable[str | None]) -> str | None:
    counted = Counter(name for name in names if name)
    return min(counted, key=lambda name: (-counted[name], name)) if counted else None
