"""One snapshot with what the stages derive from it, computed once a snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, islice
from statistics import median

import numpy as np

from assist.suggestions.known_facts import know
from assist.suggestions.ranking.learnt import Learnt
from assist.suggestions.ranking.overview import Array, Overview
from assist.suggestions.ranking.precedent import cases_by_content, questions_and_titles
from assist.suggestions.ranking.standing import Standing, standing
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import languages_with, read_text
from assist.suggestions.vocabulary.learned import learn_words
from assist.suggestions.vocabulary.regions import own_region
from indexes.addresses import address_family
from indexes.embedders.protocol import Embedder
from indexes.models import DocumentKind, Passage, Pool
from indexes.page_outline import outlined
from indexes.snapshots import Snapshot

ABSENT = 1.0  # rarity of a word that no official page holds; those that some page holds have less
_PROBES = "probes.txt"
_SNAPSHOTS_KEPT = 2  # the one in use, and the one that requests are still finishing on
_DOCUMENTS_KEPT = 1_024
_STANDINGS_KEPT = 16_384
_WORDS_KEPT = 4_096
_READ_FOR_REGION = 2_000  # passages
_READ_FOR_TITLES = 20_000  # the same
_MOSTLY = 0.5
_LOOKED_OVER = 200_000  # official passages; of more, only what a search finds is weighed


class Knowledge:
    """Read-only and safe between threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.titles = Titles(snapshot.procedures, self._other_titles)
        self._rarity: dict[str, float] = {}
        self._floors: dict[str, float] = {}
        self._learnt: Learnt | None = None
        self._documents: dict[str, tuple[Passage, ...]] = {}
        self._standings: dict[tuple[str, date], Standing] = {}

    def warm_up(self, today: date) -> None:
        """Reads procedures' pages, and what is derived from their titles, so that the first
        questions need not wait for it."""
        self.titles.warm_up()
        self.overview  # noqa: B018
        self.own_region  # noqa: B018
        for entry in self.titles.entries[:_DOCUMENTS_KEPT]:
            self.document(entry.document_id)
            self.standing(entry.document_id, today)

    def _other_titles(self) -> frozenset[str]:
        """Of the pages that are no procedures; none where they are too many to be read."""
        if self.snapshot.count(Pool.OFFICIAL) > _READ_FOR_TITLES:
            return frozenset()
        passages = self.snapshot.each_of_pool(Pool.OFFICIAL)
        return frozenset(p.subject for p in passages if p.kind is not DocumentKind.PROCEDURE)

    @cached_property
    def _families(self) -> Counter[str]:
        """How many procedures stand at addresses of one kind."""
        return Counter(address_family(entry.url) for entry in self.snapshot.procedures)

    @cached_property
    def overview(self) -> Overview:
        """Of all official passages; of none where they are too many to be held in memory."""
        few = self.snapshot.count(Pool.OFFICIAL) <= _LOOKED_OVER
        return Overview(self.snapshot.each_of_pool(Pool.OFFICIAL) if few else (), self.titles)

    @cached_property
    def own_region(self) -> str:
        """The region that the titles of procedures name most; where they name none, the one that
        most mentions on pages are of. Empty where there is none."""
        some = islice(self.snapshot.each_of_pool(Pool.OFFICIAL), _READ_FOR_REGION)
        return self.titles.own_region or own_region((one.text for one in some), _MOSTLY)

    def learnt(self, embedder: Embedder) -> Learnt:
        """What its own pages and cases teach about it. Computed once."""
        if self._learnt is None:
            hubs = self._hubs(embedder)
            about = cases_by_content(self.snapshot, self.overview, self.titles, hubs)
            words = learn_words(questions_and_titles(self.snapshot, self.titles, about))
            self._learnt = Learnt(hubs, about, words)
        return self._learnt

    def _hubs(self, embedder: Embedder) -> Array:
        """How near each passage is to questions about nothing, on average."""
        probes = embedder.encode_queries(read_text(PAGES, _PROBES).splitlines())
        count = self.snapshot.count(Pool.OFFICIAL) if self.overview.keys else 0
        return self.overview.hubs(
            self.snapshot.nearest(np.mean(probes, axis=0), count, Pool.OFFICIAL)
        )

    def rarity(self, word: str) -> float:
        """How telling a word is in the official pool: 0 (on every page) to 1 (on few, or on none).

        BM25 of a one-word query grows with the word's inverse document frequency, so its best hit
        measures rarity without a table of all words.
        """
        key = stem(word)
        known = self._rarity.get(key)
        if known is None:
            score = self.snapshot.best_score(word, Pool.OFFICIAL)
            known = ABSENT if score is None else _squash(score)
            if len(self._rarity) >= _WORDS_KEPT:
                self._rarity.clear()
            self._rarity[key] = known
        return known

    def noise_floor(self, embedder: Embedder, language: str = PAGES) -> float:
        """The cosine that questions about nothing in the snapshot reach at best: the median over
        some that no administration answers, in that language where there are such. Computed once a
        language, since a model puts some languages farther from Spanish than others."""
        if language not in languages_with(_PROBES):
            language = PAGES
        if language not in self._floors:
            probes = read_text(language, _PROBES).splitlines()
            best = [
                hits[0].score
                for vector in embedder.encode_queries(probes)
                if (hits := self.snapshot.dense(vector, 1, Pool.OFFICIAL))
            ]
            self._floors[language] = median(best) if best else 0.0
        return self._floors[language]

    def document(self, document_id: str) -> tuple[Passage, ...]:
        """Its passages in reading order; empty when there is no such document."""
        found = self._documents.get(document_id)
        if found is None:
            if len(self._documents) >= _DOCUMENTS_KEPT:
                self._documents = {}  # other threads may be reading the old one
            found = self._documents[document_id] = self._read(document_id)
        return found

    def _read(self, document_id: str) -> tuple[Passage, ...]:
        page = tuple(self.snapshot.of_document(document_id))
        facts = self.snapshot.page_facts.of(page)
        if facts is not None:
            know(page, facts)
        return page

    def first_passages(self, most: int) -> Iterator[Passage]:
        """Of procedures' pages, of the others where they are few, and of resolved cases: as many of
        each as are wanted."""
        pages = (self.document(entry.document_id) for entry in self.titles.entries)
        yield from islice(chain.from_iterable(pages), most)
        for pool in Pool:
            if self.snapshot.count(pool) <= most:
                yield from self.snapshot.each_of_pool(pool)

    def standing(self, document_id: str, today: date) -> Standing:
        """Raises IndexError for a document that is not there."""
        key = (document_id, today)
        found = self._standings.get(key)
        if found is None:
            if len(self._standings) >= _STANDINGS_KEPT:
                self._standings = {}
            page = self.snapshot.outline(document_id) or outlined(self.document(document_id))
            family = self._families.get(address_family(page.url), 0)
            found = self._standings[key] = standing(page, today, family)
        return found


def _squash(score: float) -> float:
    """BM25 scores of one word run from about 0 to about 12; half-way at 5."""
    return max(0.05, score / (score + 5.0)) if score > 0 else 0.05


@lru_cache(maxsize=_SNAPSHOTS_KEPT)
def knowledge_of(snapshot: Snapshot) -> Knowledge:
    """The same object for the same snapshot, until newer ones have taken its place."""
    return Knowledge(snapshot)
