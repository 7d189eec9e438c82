"""Whether a question is nearer to something that the site does not have than to what was found.

Who asks for the carné of a tourist guide is answered by a page on the carné of artisans, if that is
the nearest one there is. What is nearest can only be judged beside what else might have been meant:
`vocabulary/es/services.txt` says what administrations do in general, and `jurisdictions.toml` what
some of them decide. Lines that the titles of the site say too are offered by it, and are other
names of their procedures; the rest is not. What another administration decides is offered by a
title alone: pages name its matters in passing («el padrón, en su ayuntamiento»).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.assessment.prototypes import prototypes
from assist.suggestions.embedded import embedded_passages, embedded_queries
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import passage_stems, stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_text
from assist.suggestions.vocabulary.patterns import patterns
from assist.suggestions.vocabulary.synonyms import synonyms
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, Pool
from indexes.settings import Settings

_FILE = "services.txt"
_SAID, _SAID_NEAR = 0.65, 0.4  # of a line's words in a title, if its meaning is as near as that
_MEANT = 0.7  # nearness by which a line and a title mean the same, whatever their words
_DESCRIBED = 0.85  # of a line's words, in title and description together
_PASSAGES = 20_000  # of more, only procedures are looked at, not the pages beside them
_FEW = 3  # lines: any one of many may be near by chance
_TITLES = 5_000  # of more, lines are compared with none: the site offers everything
_Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The lines, by their stems."""

    stems: tuple[frozenset[str], ...]
    weights: Mapping[str, float]  # of a stem: 0 in all lines to 1 in one or none

    def share(self, line: int, stems: frozenset[str]) -> float:
        """Of a line, in some words."""
        own = self.stems[line]
        total = sum(map(self.weight, own))
        return sum(self.weight(one) * stands(one, stems) for one in own) / total if total else 0.0

    def weight(self, one: str) -> float:
        return self.weights.get(one, 1.0)


@dataclass(frozen=True, slots=True)
class Services:
    """Of one snapshot. Vectors are taken from where all lines lie, so that cosines spread out."""

    catalogue: Catalogue
    elsewhere: _Rows  # lines that the site does not offer, as pages would say them
    asked_elsewhere: _Rows  # the same, half as pages would say them and half as people would ask
    own: Mapping[str, _Rows]  # by key: its titles, and lines that say the same
    centre: _Rows
    question_centre: _Rows
    not_offered: Mapping[str, frozenset[int]] = field(default_factory=dict)  # by stem: their lines

    def nearer_elsewhere(self, vector: _Rows, key: str) -> float:
        """By how much of cosine a question is nearer to what is not offered than to what is there
        under that key. 0 where neither is known."""
        own = self.own.get(key)
        if own is None or not len(self.elsewhere):
            return 0.0
        asked = self._spread(vector)
        return float((self.elsewhere @ asked).max() - (own @ asked).max())

    def beyond_elsewhere(self, vector: _Rows, key: str, passages: _Rows) -> tuple[float, float]:
        """By how much of cosine a question is nearer to the nearest of some passages than to the
        nearest line of what is not offered, and than to the nearest three. Without passages, what
        stands under that key counts. 0 where none is known."""
        rows = _unit(passages - self.centre) if len(passages) else self.own.get(key)
        if rows is None or not len(self.asked_elsewhere):
            return 0.0, 0.0
        asked = self._spread(vector)
        here = float((rows @ asked).max())
        cosines = np.sort(self.asked_elsewhere @ asked)[-_FEW:]
        return here - float(cosines[-1]), here - float(cosines.mean())

    def _spread(self, vector: _Rows) -> _Rows:
        return _unit(vector - self.question_centre)

    def named_elsewhere(self, stems: Sequence[str], weights: Sequence[float]) -> float:
        """The largest share of the words that one line holds which is not offered."""
        total = sum(weights)
        found: dict[int, float] = {}
        for one, weight in zip(stems, weights, strict=True):
            for line in self.not_offered.get(one, ()):
                found[line] = found.get(line, 0.0) + weight
        return max(found.values(), default=0.0) / total if total else 0.0

    def is_said(self, one: str) -> bool:
        """Whether the stem is a word of public services."""
        return one in self.catalogue.weights


_made: WeakKeyDictionary[Knowledge, dict[str, Services]] = WeakKeyDictionary()


def services_of(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Services:
    """Made once a snapshot and model. Raises EmbedderError."""
    known = _made.setdefault(knowledge, {})
    if embedder.digest not in known:
        known[embedder.digest] = _services(knowledge, embedder, settings)
    return known[embedder.digest]


def _services(knowledge: Knowledge, embedder: Embedder, settings: Settings) -> Services:
    lines, catalogue = _lines(), _catalogue()
    raw = embedded_passages(lines, embedder, settings)
    centre: _Rows = raw.mean(axis=0)
    rows = _unit(raw - centre)
    titles = _titles(knowledge)
    if not titles or len(titles) > _TITLES:
        nothing: _Rows = rows[:0]
        return Services(catalogue, nothing, nothing, {}, centre, _centre(embedder, settings))
    title_rows = _unit(embedded_passages([t.text for t in titles], embedder, settings) - centre)
    near = rows @ title_rows.T
    offered = _offered(catalogue, titles, near, _decided_elsewhere(knowledge))
    elsewhere = [n for n in range(len(lines)) if n not in offered]
    asked = embedded_queries(lines, embedder, settings)
    asked = _unit(asked - asked.mean(axis=0))
    asked_elsewhere: _Rows = (rows[elsewhere] + asked[elsewhere]) / np.float32(2)
    own: dict[str, list[_Rows]] = {}
    for title, row in zip(titles, title_rows, strict=True):
        own.setdefault(title.key, []).append(row)
    for line in offered:
        own[titles[int(near[line].argmax())].key].append(rows[line])
    return Services(
        catalogue,
        rows[elsewhere],
        asked_elsewhere,
        {key: np.array(found) for key, found in own.items()},
        centre,
        _centre(embedder, settings),
        _by_stem(catalogue, elsewhere),
    )


@dataclass(frozen=True, slots=True)
class _Title:
    key: str
    text: str
    stems: frozenset[str]
    described: frozenset[str]  # with the words of the description


def _titles(knowledge: Knowledge) -> list[_Title]:
    """Of procedures and, where they are not too many, of all other pages."""
    found: dict[tuple[str, str], set[str]] = {}
    if knowledge.snapshot.count(Pool.OFFICIAL) <= _PASSAGES:
        for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL):
            name = (knowledge.titles.key_of(passage), passage.subject)
            words = found.setdefault(name, set())
            if passage.aspect is Aspect.SUMMARY:
                words.update(passage_stems(passage))
    else:
        titles = knowledge.titles
        found = {(titles.key_of_entry(entry), entry.text): set() for entry in titles.entries}
    return [
        _Title(key, text, stem_set(text), stem_set(text) | words)
        for (key, text), words in sorted(found.items())
    ]


def _offered(
    catalogue: Catalogue, titles: Sequence[_Title], near: _Rows, decided: frozenset[int]
) -> list[int]:
    """Lines that some title says, by words or by meaning; of those `decided` by others, by its
    words alone."""
    by_stem: dict[str, set[int]] = {}
    for place, title in enumerate(titles):
        for one in title.described:
            by_stem.setdefault(one, set()).add(place)
    found = []
    for line, stems in enumerate(catalogue.stems):
        nearest = float(near[line].max())
        words = {other for one in stems for other in (one, *synonyms(one))}
        sharing = {place for one in words for place in by_stem.get(one, ())}
        if nearest >= _MEANT or any(
            _says(catalogue, line, titles[place], nearest, in_passing=line not in decided)
            for place in sharing
        ):
            found.append(line)
    return found


def _says(
    catalogue: Catalogue, line: int, title: _Title, nearest: float, *, in_passing: bool
) -> bool:
    if nearest >= _SAID_NEAR and catalogue.share(line, title.stems) >= _SAID:
        return True
    return in_passing and catalogue.share(line, title.described) >= _DESCRIBED


def _decided_elsewhere(knowledge: Knowledge) -> frozenset[int]:
    """Lines about matters of authorities that are not this site's own."""
    own = knowledge.titles.own_authorities
    matters = map(patterns().matter, _lines())
    return frozenset(n for n, one in enumerate(matters) if one and one.authority not in own)


def _centre(embedder: Embedder, settings: Settings) -> _Rows:
    """Where questions lie."""
    found: _Rows = prototypes(embedder, settings).centre.astype(np.float32)
    return found


def _by_stem(catalogue: Catalogue, lines: Iterable[int]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for line in lines:
        for one in catalogue.stems[int(line)]:
            found.setdefault(one, set()).add(int(line))
    return {one: frozenset(places) for one, places in found.items()}


@lru_cache(maxsize=1)
def _catalogue() -> Catalogue:
    stems = tuple(map(stem_set, _lines()))
    often = Counter(one for line in stems for one in line)
    most = math.log(len(stems)) or 1.0
    return Catalogue(
        stems, {one: math.log(len(stems) / count) / most for one, count in often.items()}
    )


@lru_cache(maxsize=1)
def _lines() -> tuple[str, ...]:
    text = read_text(PAGES, _FILE)
    lines = (line for line in text.splitlines() if line.strip() and line[0] != "#")
    return tuple(dict.fromkeys((*lines, *(said for _, said in patterns().described()))))


def _unit(rows: _Rows) -> _Rows:
    found: _Rows = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), 1e-9)
    return found
