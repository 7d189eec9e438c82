"""How much of a question's topic stands in some words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.synonyms import ALIKE, synonyms
from indexes.models import Aspect, Hit, Passage

_BROKEN = re.compile(r"(?<![qg])ue(?=[^aeiou])|ie(?=[^aeiou])")  # «renuevo» is of «renovar»
_ROOT = 5  # letters that forms of one word share
_REMEMBERED = 16_384
_stems: dict[int, frozenset[str]] = {}  # by passage: its id is a digest of place and text


class TopicCoverage:
    """The share of one topic that stands in passages, rare words weighing more; each passage is
    read once, however many candidates it speaks for."""

    def __init__(self, terms: Sequence[Term], knowledge: Knowledge) -> None:
        self._asked = [(term.stem, synonyms(term.stem)) for term in terms]
        self._weights = [term.worth * knowledge.rarity(term.word) for term in terms]
        self._total = sum(self._weights)
        self._read: dict[int, tuple[float, ...]] = {}

    def read(self, passages: Iterable[Passage]) -> None:
        """Does now what those that are asked about later would need."""
        for passage in passages:
            self._row(passage)

    def together(self, passages: Iterable[Passage]) -> float:
        """Of the words that any of them holds."""
        rows = [self._row(passage) for passage in passages]
        if len(rows) == 1:
            return self._share(rows[0])
        return self._share([max(column) for column in zip(*rows, strict=True)]) if rows else 0.0

    def at_once(self, passages: Iterable[Passage]) -> float:
        """Of the words that the best of them holds by itself."""
        return max((self._share(self._row(passage)) for passage in passages), default=0.0)

    def _row(self, passage: Passage) -> tuple[float, ...]:
        known = self._read.get(passage.id)
        if known is None:
            stems = passage_stems(passage)
            row = tuple([_stands(stem, others, stems) for stem, others in self._asked])
            known = self._read[passage.id] = row
        return known

    def _share(self, row: Sequence[float]) -> float:
        if not self._total:
            return 0.0
        share: float = sum(map(mul, self._weights, row)) / self._total
        return share


def coverage(terms: Sequence[Term], stems: frozenset[str], knowledge: Knowledge) -> float:
    """Share of the terms that stand in `stems`, rare words weighing more."""
    weights = [knowledge.rarity(term.word) for term in terms]
    total = sum(weights)
    if not total:
        return 0.0
    return sum(w * stands(term.stem, stems) for w, term in zip(weights, terms, strict=True)) / total


def stands(one: str, stems: frozenset[str]) -> float:
    """1 where the stem stands, less where a synonym or another form of it does."""
    return _stands(one, synonyms(one), stems)


def _stands(one: str, others: frozenset[str], stems: frozenset[str]) -> float:
    if one in stems:
        return 1.0
    if others and not others.isdisjoint(stems):
        return ALIKE
    forms = _forms(one)
    if not forms:
        return 0.0
    roots = _by_root(stems)
    for root, form in forms:
        for other in roots.get(root, ()):
            if other.startswith(form) or form.startswith(other):
                return ALIKE
    return ALIKE if forms[-1][1] in stems else 0.0  # a form may be shorter than a root


@lru_cache(maxsize=16_384)
def _forms(one: str) -> tuple[tuple[str, str], ...]:
    """With their roots: itself, and the form in which its vowel is not broken; none of a word that
    is too short to tell."""
    if len(one) < _ROOT:
        return ()
    forms = dict.fromkeys((one, _BROKEN.sub(_of_vowel, one)))
    return tuple((form[:_ROOT], form) for form in forms)


def _of_vowel(broken: re.Match[str]) -> str:
    return "o" if broken.group() == "ue" else "e"


@lru_cache(maxsize=8_192)
def _by_root(stems: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for stem in stems:
        if len(stem) >= _ROOT:
            found.setdefault(stem[:_ROOT], []).append(stem)
    return found


def passage_stems(passage: Passage) -> frozenset[str]:
    """Names of laws hold words of every trade: they speak for nothing."""
    found = _stems.get(passage.id)
    if found is None:
        text = "" if passage.aspect is Aspect.LEGAL_BASIS else passage.text
        if len(_stems) >= _REMEMBERED:
            _stems.clear()
        found = _stems[passage.id] = stem_set(passage.context) | stem_set(text)
    return found


def stems_of(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset().union(*(passage_stems(hit.passage) for hit in hits))
