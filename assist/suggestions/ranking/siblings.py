"""Procedures whose titles say nearly the same: what tells them apart is what each says besides.

«Título de familia numerosa - Renovación» and «… - Nueva expedición», «Aplazamiento de deudas del
impuesto» and «Gestión del impuesto». Of two such titles, words of one alone that the question says
speak for it; words that it does not say speak, less, against it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set

FEATURE = "sibling"

_COMPARED = 8  # candidates, the best ones
_SHARED = 0.35  # of the shorter title, by weight, that makes siblings
_UNSAID = 0.3  # how much a word that is not said speaks against the title that has it
_DECIDED = 3.0  # how far that leads which a correction asks for, or which alone is named
JOINT = " - "  # between the name of a family of procedures and the one that is meant

Weigh = Callable[[str], float]


def told_from_siblings(
    candidates: Sequence[Candidate],
    said: frozenset[str],
    weigh: Weigh,
    weight: float,
    *,
    corrected: bool = False,
) -> list[Candidate]:
    """With the feature, from -1 to 1, of the best candidates: how it stands against the sibling
    that fits best. `said`: stems of the question; `weigh`: how telling a stem is among titles;
    `corrected`: the last turn of a conversation says what is wanted done, which goes further."""
    best = sorted(candidates, key=lambda one: (-one.score, one.key))[:_COMPARED]
    whole = {one.title: _sum(stem_set(one.title), weigh) for one in best}
    found: dict[str, float] = {}
    for one, other in combinations(best, 2):
        shorter = min(whole[one.title], whole[other.title])
        lead = _lead(one, other, said, weigh, shorter, corrected)
        if lead is not None:
            found[one.key] = min(lead, found.get(one.key, lead))
            found[other.key] = min(-lead, found.get(other.key, -lead))
    return [one.with_feature(FEATURE, found.get(one.key, 0.0), weight) for one in candidates]


def _lead(
    one: Candidate,
    other: Candidate,
    said: frozenset[str],
    weigh: Weigh,
    shorter: float,
    corrected: bool,
) -> float | None:
    """Of the first before the other; None for titles that are no siblings. Of one family, that
    leads which does what is asked. `shorter`: the weight of the shorter title."""
    does = one.features["operation"] - other.features["operation"]
    family, _, part = one.title.rpartition(JOINT)
    other_family, _, other_part = other.title.rpartition(JOINT)
    if family and family == other_family:
        if abs(does) == 1:
            return _DECIDED * does if corrected else does
        first, second = stem_set(part), stem_set(other_part)
    else:
        first, second = stem_set(one.title), stem_set(other.title)
        shared = _sum(first & second, weigh)
        if not shared or shared < _SHARED * shorter:
            return None
        if corrected and abs(does) == 1:
            return _DECIDED * does
    own, theirs = first - second, second - first
    whole = _sum(own | theirs, weigh)
    if not whole:
        return None
    if family and family == other_family:
        named = _named(own, theirs, said)
    else:
        named = _named(first, second, said) if _are_named_in_words(one, other) else 0.0
    if named:
        return named
    return (_spoken(own, said, weigh) - _spoken(theirs, said, weigh)) / whole


def _are_named_in_words(one: Candidate, other: Candidate) -> bool:
    """By more than a word each: «Transporte» is said by whoever asks for anything of it."""
    return all(c.is_procedure and len(stem_set(c.title)) > 1 for c in (one, other))


def _named(own: frozenset[str], theirs: frozenset[str], said: frozenset[str]) -> float:
    """How far it leads, or stays behind, where the question says all that one of them says
    besides, and not the other."""
    return _DECIDED * (_is_said(own, said) - _is_said(theirs, said))


def _is_said(stems: frozenset[str], said: frozenset[str]) -> bool:
    return bool(stems) and all(stands(one, said) for one in stems)


def _spoken(stems: Iterable[str], said: frozenset[str], weigh: Weigh) -> float:
    return sum(weigh(one) * (stands(one, said) or -_UNSAID) for one in sorted(stems))


def _sum(stems: Iterable[str], weigh: Weigh) -> float:
    return sum(map(weigh, sorted(stems)))
