"""One snapshot with the tables that the stages derive from it, computed once a snapshot."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from statistics import median
from threading import Lock
from weakref import WeakKeyDictionary

from assist.suggestions.ranking.standing import Standing, standing
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.vocabulary.files import read_text
from assist.suggestions.vocabulary.patterns import patterns
from indexes.embedders.protocol import Embedder
from indexes.models import DocumentKind, Passage, Pool
from indexes.snapshots import Snapshot

_BRACKETS = re.compile(r"\(([^)]*)\)")
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,8}\b")
_OWN_TITLES, _OWN_SHARE = 2, 0.02  # one title that sounds alike proves nothing
_DOCUMENTS_KEPT = 4_096
_RARE_AFTER = 4_096  # remembered words before the memory starts again


@dataclass(frozen=True, slots=True)
class TitleEntry:
    """A procedure's title as the stages compare it."""

    code: str | None
    title: str
    document_id: str
    stems: frozenset[str]


class Knowledge:
    """Read-only and safe between threads."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._rarity: dict[str, float] = {}
        self._floor: float | None = None
        self._documents: dict[str, tuple[Passage, ...]] = {}
        self._standings: dict[tuple[str, date], Standing] = {}

    @cached_property
    def titles(self) -> tuple[TitleEntry, ...]:
        return tuple(
            TitleEntry(entry.code, entry.title, entry.document_id, stem_set(entry.title))
            for entry in self.snapshot.procedures
        )

    @cached_property
    def codes(self) -> Mapping[str, str]:
        """Code in capitals → title."""
        return {entry.code.upper(): entry.title for entry in self.titles if entry.code}

    def warm_up(self, today: date) -> None:
        """Reads every procedure's pages once, so that the first questions need not wait for it."""
        for entry in self.titles[:_DOCUMENTS_KEPT]:
            self.standing(entry.document_id, today)

    @cached_property
    def _codes_by_title(self) -> Mapping[str, str]:
        """Folded title → the only code that pages of that title print."""
        found: dict[str, set[str]] = {}
        for entry in self.titles:
            if entry.code:
                found.setdefault(fold(entry.title), set()).add(entry.code)
        return {title: next(iter(codes)) for title, codes in found.items() if len(codes) == 1}

    def key_of(self, passage: Passage) -> str:
        """What the pages of one procedure share: its code, or its title where a page prints no
        code; for other pages, the document itself."""
        if passage.procedure_code:
            return passage.procedure_code
        if passage.kind is not DocumentKind.PROCEDURE:
            return passage.document_id
        return self._key_of_title(passage.procedure_title or passage.title)

    def _key_of_title(self, title: str) -> str:
        folded = fold(title)
        return self._codes_by_title.get(folded, f"title:{folded}")

    @cached_property
    def _documents_by_key(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self.titles:
            key = entry.code or self._key_of_title(entry.title)
            found.setdefault(key, {})[entry.document_id] = None
        return {key: tuple(documents) for key, documents in found.items()}

    def documents_of(self, key: str) -> tuple[str, ...]:
        """Every page of a procedure, or the page itself."""
        return self._documents_by_key.get(key, (key,))

    @cached_property
    def titles_by_stem(self) -> Mapping[str, tuple[int, ...]]:
        found: dict[str, list[int]] = {}
        for place, entry in enumerate(self.titles):
            for one in entry.stems:
                found.setdefault(one, []).append(place)
        return {one: tuple(places) for one, places in found.items()}

    @cached_property
    def acronyms(self) -> Mapping[str, tuple[int, ...]]:
        """Acronyms that titles give in brackets, folded → places in `titles`."""
        found: dict[str, list[int]] = {}
        for place, entry in enumerate(self.titles):
            for brackets in _BRACKETS.findall(entry.title):
                for acronym in _ACRONYM.findall(brackets):
                    found.setdefault(fold(acronym), []).append(place)
        return {word: tuple(places) for word, places in found.items()}

    @cached_property
    def own_authorities(self) -> frozenset[str]:
        """Of those that usually are another administration's, whose matters these procedures are:
        the site of a town council registers inhabitants itself."""
        titles = {entry.title for entry in self.titles}
        found = Counter(m.authority for title in titles if (m := patterns().matter(title)))
        enough = max(_OWN_TITLES, len(titles) * _OWN_SHARE)
        return frozenset(authority for authority, count in found.items() if count >= enough)

    def title_weight(self, one: str) -> float:
        """Rarity of a stem among titles, 0 (in all) to 1 (in one or none)."""
        count = len(self.titles)
        if count < 2:
            return 1.0
        return math.log(count / max(1, len(self.titles_by_stem.get(one, ())))) / math.log(count)

    def rarity(self, word: str) -> float:
        """How telling a word is in the official pool: 0 (on every page) to 1 (on few, or on none).

        BM25 of a one-word query grows with the word's inverse document frequency, so its best hit
        measures rarity without a table of all words.
        """
        key = stem(word)
        known = self._rarity.get(key)
        if known is None:
            hits = self.snapshot.lexical(word, 1, Pool.OFFICIAL)
            known = 1.0 if not hits else _squash(hits[0].score)
            if len(self._rarity) >= _RARE_AFTER:
                self._rarity.clear()
            self._rarity[key] = known
        return known

    def noise_floor(self, embedder: Embedder) -> float:
        """The cosine that questions about nothing in the snapshot reach at best: the median over
        some that no administration answers. Computed once."""
        if self._floor is None:
            probes = read_text("es", "probes.txt").splitlines()
            best = [
                hits[0].score
                for vector in embedder.encode_queries(probes)
                if (hits := self.snapshot.dense(vector, 1, Pool.OFFICIAL))
            ]
            self._floor = median(best) if best else 0.0
        return self._floor

    def document(self, document_id: str) -> tuple[Passage, ...]:
        """Its passages in reading order; empty when there is no such document."""
        found = self._documents.get(document_id)
        if found is None:
            if len(self._documents) >= _DOCUMENTS_KEPT:
                self._documents = {}  # other threads may be reading the old one
            found = self._documents[document_id] = tuple(self.snapshot.of_document(document_id))
        return found

    def standing(self, document_id: str, today: date) -> Standing:
        """Raises IndexError for a document that is not there."""
        key = (document_id, today)
        found = self._standings.get(key)
        if found is None:
            if len(self._standings) >= _DOCUMENTS_KEPT:
                self._standings = {}
            found = self._standings[key] = standing(self.document(document_id), today)
        return found


def _squash(score: float) -> float:
    """BM25 scores of one word run from about 0 to about 12; half-way at 5."""
    return max(0.05, score / (score + 5.0)) if score > 0 else 0.05


_known: WeakKeyDictionary[Snapshot, Knowledge] = WeakKeyDictionary()
_lock = Lock()


def knowledge_of(snapshot: Snapshot) -> Knowledge:
    """The same object for the same snapshot, for as long as the snapshot lives."""
    with _lock:
        found = _known.get(snapshot)
        if found is None:
            found = _known[snapshot] = Knowledge(snapshot)
        return found
