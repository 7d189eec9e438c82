"""The titles of a snapshot's procedures, as the stages compare them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.ranking.editions import family
from assist.suggestions.text.alike import AlikeWords
from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.sounds import sound
from assist.suggestions.text.stems import singular, stem_set
from assist.suggestions.vocabulary.regions import own_region
from indexes.models import DocumentKind, Passage, ProcedureEntry

_BRACKETS = re.compile(r"\(([^)]*)\)")
_ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,8}\b")
_MOST_OF = 0.6  # of the words of a matter
_TELLING = 0.3  # weight of a stem
_LONG = 8  # letters of a word in which two keystrokes may be wrong


@dataclass(frozen=True, slots=True)
class Title:
    """Of one page of a procedure."""

    code: str | None
    text: str
    document_id: str
    stems: frozenset[str]
    url: str = ""


class Titles:
    """Computed on first use, once a snapshot. `others`: gives the titles of pages that are no
    procedures, where they are not too many."""

    def __init__(
        self,
        procedures: Iterable[ProcedureEntry],
        others: Callable[[], Iterable[str]] = frozenset[str],
    ) -> None:
        self._others = others
        self.entries = tuple(
            Title(entry.code, entry.title, entry.document_id, stem_set(entry.title), entry.url)
            for entry in procedures
        )
        self._matters: dict[str, frozenset[str]] = {}  # as many as the vocabulary names

    def warm_up(self) -> None:
        """Computes now what would be computed on first use."""
        for name, value in vars(type(self)).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    @cached_property
    def codes(self) -> frozenset[str]:
        """In capitals."""
        return frozenset(entry.code.upper() for entry in self.entries if entry.code)

    @cached_property
    def by_stem(self) -> Mapping[str, tuple[Title, ...]]:
        found: dict[str, list[Title]] = {}
        for entry in self.entries:
            for one in entry.stems:
                found.setdefault(one, []).append(entry)
        return {one: tuple(entries) for one, entries in found.items()}

    @cached_property
    def others_by_stem(self) -> Mapping[str, tuple[str, ...]]:
        """Titles of pages that are no procedures: on small sites many services stand on such."""
        found: dict[str, list[str]] = {}
        for title in self._others():
            for one in stem_set(title):
                found.setdefault(one, []).append(title)
        return {one: tuple(titles) for one, titles in found.items()}

    @cached_property
    def stems_by_initial(self) -> Mapping[str, AlikeWords]:
        found: dict[str, list[str]] = {}
        for one in sorted(self.by_stem):
            found.setdefault(one[0], []).append(one)
        return {initial: AlikeWords(stems) for initial, stems in found.items()}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Document id → which of the entries it is."""
        return {entry.document_id: place for place, entry in enumerate(self.entries)}

    @cached_property
    def places_by_stem(self) -> Mapping[str, NDArray[np.int32]]:
        """Stem → which of the entries have it, each once."""
        return {
            one: np.array([self.places[entry.document_id] for entry in entries], np.int32)
            for one, entries in self.by_stem.items()
        }

    @cached_property
    def whole_weights(self) -> NDArray[np.float64]:
        """Of each entry, the weights of all its stems together."""
        return np.array([self.weight_of(entry.stems) for entry in self.entries])

    @cached_property
    def words_by_initial(self) -> Mapping[str, AlikeWords]:
        """Folded words of five letters or more."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            for word in folded_words(entry.text):
                if len(word) > 4 and word.isalpha():
                    found.setdefault(word[0], set()).add(word)
        return {initial: AlikeWords(sorted(words)) for initial, words in found.items()}

    def nearest_word(self, word: str) -> str | None:
        """Of those with the same first letter, one that is all but the same."""
        known = self.words_by_initial.get(word[0])
        return known.nearest(word, 2 if len(word) >= _LONG else 1) if known else None

    @cached_property
    def words_by_sound(self) -> Mapping[str, str]:
        """Of the same words and their singulars, those that sound like no other."""
        found: dict[str, set[str]] = {}
        for words in self.words_by_initial.values():
            for word in words:
                for form in {word, singular(word)}:
                    found.setdefault(sound(form), set()).add(form)
        return {key: next(iter(words)) for key, words in found.items() if len(words) == 1}

    @cached_property
    def by_acronym(self) -> Mapping[str, tuple[Title, ...]]:
        """By the acronyms that they give in brackets, folded."""
        found: dict[str, list[Title]] = {}
        for entry in self.entries:
            for brackets in _BRACKETS.findall(entry.text):
                for acronym in _ACRONYM.findall(brackets):
                    found.setdefault(fold(acronym), []).append(entry)
        return {word: tuple(entries) for word, entries in found.items()}

    @cached_property
    def families_by_stem(self) -> Mapping[str, frozenset[str]]:
        """Stem → the titles that have it, without their years and without repetition."""
        return {
            one: frozenset(family(entry.text) for entry in entries)
            for one, entries in self.by_stem.items()
        }

    def name_matter(self, matter: str, named: frozenset[str] = frozenset()) -> bool:
        """Whether some title has most of its words: else it is another administration's. `named`:
        stems, where there are any, of which most of the matter's must be."""
        known = self._matters.get(matter)
        if known is None:
            stems = stem_set(matter)
            held = Counter(
                entry.document_id for one in stems for entry in self.by_stem.get(one, ())
            )
            held.update(title for one in stems for title in self.others_by_stem.get(one, ()))
            found = max(held.values(), default=0) >= _MOST_OF * len(stems)
            known = self._matters[matter] = stems if found else frozenset()
        return bool(known) and (not named or len(known & named) >= _MOST_OF * len(known))

    def tells_matter(self, matter: str, said: frozenset[str]) -> bool:
        """Whether one of these stems names the matter already, so that it needs no other name."""
        return any(one in said and self.names_few(one) for one in stem_set(matter))

    def weight(self, one: str) -> float:
        """Rarity of a stem among titles, 0 (in all) to 1 (in one or none)."""
        return self._weights.get(one, 1.0)

    def names_few(self, one: str) -> bool:
        """Whether the stem stands in titles, and in few enough to tell them from others."""
        return one in self.by_stem and self.weight(one) >= _TELLING

    def weight_of(self, stems: Iterable[str]) -> float:
        """Of a whole title."""
        weight = self._weights.get
        return sum([weight(one, 1.0) for one in stems])

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        count = len(self.entries)
        if count < 2:
            return {}
        return {
            one: math.log(count / len(entries)) / math.log(count)
            for one, entries in self.by_stem.items()
        }

    def key_of(self, passage: Passage) -> str:
        """What the pages of one procedure share: its code, or its title where a page prints no
        code; for other pages, the document itself."""
        if passage.procedure_code:
            return passage.procedure_code
        if passage.kind is not DocumentKind.PROCEDURE:
            return passage.document_id
        return self._key(passage.subject)

    def key_of_entry(self, entry: Title) -> str:
        """The same, of the passages of that page."""
        return entry.code or self._key(entry.text)

    def title_of(self, key: str) -> str | None:
        """Of the first page of a procedure; None for what is none."""
        documents = self._documents.get(key)
        return self.entries[self.places[documents[0]]].text if documents else None

    def is_procedure(self, key: str) -> bool:
        return key in self._documents

    def documents_of(self, key: str) -> tuple[str, ...]:
        """Every page of a procedure, or the page itself."""
        return self._documents.get(key, (key,))

    @cached_property
    def own_region(self) -> str:
        """The region that the titles name; empty where they name none."""
        return own_region(tuple(sorted({entry.text for entry in self.entries})))

    def _key(self, title: str) -> str:
        folded = fold(title)
        return self._codes_by_title.get(folded, f"title:{folded}")

    @cached_property
    def _codes_by_title(self) -> Mapping[str, str]:
        """Folded title → the only code that pages of that title print."""
        found: dict[str, set[str]] = {}
        for entry in self.entries:
            if entry.code:
                found.setdefault(fold(entry.text), set()).add(entry.code)
        return {title: next(iter(codes)) for title, codes in found.items() if len(codes) == 1}

    @cached_property
    def _documents(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for entry in self.entries:
            found.setdefault(self.key_of_entry(entry), {})[entry.document_id] = None
        return {key: tuple(documents) for key, documents in found.items()}
