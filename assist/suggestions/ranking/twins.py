"""One procedure under two titles: the portal says «Solicitud única de ayudas», an older page of the
sede «Solicitud conjunta de ayudas».

Where a question says nothing of what their titles differ in, chance of wording would decide which
comes first: the better page prevails, as it does among pages of one procedure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.siblings import JOINT, Weigh
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_stems
from assist.suggestions.vocabulary.operations import operations_of
from assist.suggestions.vocabulary.regions import own_region

_COMPARED = 5  # candidates, the best ones
_ALIKE = 0.6  # of either title, by weight, that the other says too
_NEAR = 0.7  # difference in score that a wording makes
_HOLDERS = "holders.txt"


def prevailing_first(
    candidates: Sequence[Candidate],
    said: frozenset[str],
    weigh: Weigh,
    standing: Callable[[str], Standing],
) -> list[Candidate]:
    """The candidates, best first, each ahead of its lesser twins. `said`: stems of the question;
    `weigh`: how telling a stem is among titles; `standing`: of a procedure by its key."""
    ordered = list(candidates)
    compared = range(min(_COMPARED, len(ordered)))
    for above, below in combinations(compared, 2):
        one, other = ordered[above], ordered[below]
        if _are_twins(one, other, said, weigh) and _yields(one, other, standing):
            ordered[above] = replace(other, score=one.score)
            ordered[below] = replace(one, score=other.score)
    return ordered


def _yields(one: Candidate, other: Candidate, standing: Callable[[str], Standing]) -> bool:
    """A page of an edition long past yields however near the question is to it."""
    own, theirs = standing(one.key), standing(other.key)
    outdated = own.is_stale and not theirs.is_stale
    return own < theirs and (outdated or one.score - other.score <= _NEAR)


def _are_twins(one: Candidate, other: Candidate, said: frozenset[str], weigh: Weigh) -> bool:
    """Procedures with a code each are two; so are two parts of one family, and what is done with a
    thing in two ways. Nor is what the question names by a word that its twin has not."""
    if not (one.is_procedure and other.is_procedure) or (one.code and other.code):
        return False
    if JOINT in one.title or JOINT in other.title:
        return False
    if operations_of(one.title) != operations_of(other.title):
        return False
    first, second = _telling(one.title), _telling(other.title)
    whole = max(_sum(first, weigh), _sum(second, weigh))
    alike = _sum(first & second, weigh) >= _ALIKE * whole
    return alike and not any(stands(stem, said) for stem in first - second)


@lru_cache(maxsize=1_024)
def _telling(title: str) -> frozenset[str]:
    """Its stems without those that only say whose site it is."""
    stems = stem_set(title)
    return stems - read_stems(PAGES, _HOLDERS) - stem_set(own_region((title,)))


def _sum(stems: frozenset[str], weigh: Weigh) -> float:
    return sum(map(weigh, sorted(stems)))
