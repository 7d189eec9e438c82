"""How much of a question's topic stands in some words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from operator import mul

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.read_stems import ROOT, Holding, forms_of, read_stems
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.synonyms import ALIKE, synonyms
from indexes.models import Hit, Passage


class TopicCoverage:
    """The share of one topic that stands in passages, rare words weighing more; each passage is
    read once, however many candidates it speaks for."""

    def __init__(self, terms: Sequence[Term], knowledge: Knowledge) -> None:
        self._terms = terms
        self._stems, self._version = read_stems(), -1
        self._asked: list[tuple[str, frozenset[str]]] = []
        self._weights = [term.worth * knowledge.rarity(term.word) for term in terms]
        self._total = sum(self._weights)
        self._read: dict[int, tuple[float, ...]] = {}

    def read(self, passages: Iterable[Passage]) -> None:
        """Does now what those that are asked about later would need: all are read before forms of
        words are looked up among them, else that would be done again for each new word."""
        unread = [passage for passage in passages if passage.id not in self._read]
        stems = list(map(self._stems.of, unread))
        for passage, own in zip(unread, stems, strict=True):
            self._read[passage.id] = self._row_of(own)

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
            known = self._read[passage.id] = self._row_of(self._stems.of(passage))
        return known

    def _row_of(self, stems: frozenset[str]) -> tuple[float, ...]:
        if self._version != self._stems.version:
            self._look_up()
        return tuple(
            [
                1.0 if one in stems else 0.0 if alike.isdisjoint(stems) else ALIKE
                for one, alike in self._asked
            ]
        )

    def _look_up(self) -> None:
        self._version = self._stems.version
        self._asked = [(term.stem, self._stems.alike(term.stem)) for term in self._terms]

    def _share(self, row: Sequence[float]) -> float:
        if not self._total:
            return 0.0
        share: float = sum(map(mul, self._weights, row)) / self._total
        return share


def coverage(terms: Sequence[Term], stems: frozenset[str] | Holding, knowledge: Knowledge) -> float:
    """Share of the terms that stand in `stems`, rare words weighing more."""
    weights = [knowledge.rarity(term.word) for term in terms]
    total = sum(weights)
    if not total:
        return 0.0
    stand = stems if isinstance(stems, Holding) else partial(stands, stems=stems)
    return sum([w * stand(term.stem) for w, term in zip(weights, terms, strict=True)]) / total


def stands(one: str, stems: frozenset[str]) -> float:
    """1 where the stem stands, less where a synonym or another form of it does."""
    if one in stems:
        return 1.0
    if not synonyms(one).isdisjoint(stems):
        return ALIKE
    forms = forms_of(one)
    if not forms:
        return 0.0
    roots = _by_root(stems)
    for root, form in forms:
        for other in roots.get(root, ()):
            if other.startswith(form) or form.startswith(other):
                return ALIKE
    return ALIKE if forms[-1][1] in stems else 0.0  # a form may be shorter than a root


@lru_cache(maxsize=8_192)
def _by_root(stems: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for stem in stems:
        if len(stem) >= ROOT:
            found.setdefault(stem[:ROOT], []).append(stem)
    return found


def passage_stems(passage: Passage) -> frozenset[str]:
    return read_stems().of(passage)


def stems_of(hits: Iterable[Hit]) -> frozenset[str]:
    return frozenset().union(*(passage_stems(hit.passage) for hit in hits))
