"""Stems of the words that carry meaning."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from assist.suggestions.text.folding import fold, words
from assist.suggestions.vocabulary.stopwords import stopwords
from indexes.stems import stem

__all__ = ["content_stems", "places_by_stem", "singular", "stem", "stem_set", "stems_in"]

_PLURAL = re.compile(r"(?<=[lnrdjy])es$|(?<=[aeo])s$")


@lru_cache(maxsize=65_536)
def _content_stem(word: str) -> str:
    """Empty for a stop word: one look-up a word, since whole catalogues are read like this."""
    return "" if fold(word) in stopwords() else stem(word)


def content_stems(text: str) -> tuple[str, ...]:
    """Stems in order, without stop words; repeated as often as they stand."""
    return tuple(filter(None, map(_content_stem, words(text))))


def stems_in(text: str) -> frozenset[str]:
    """Those of a long text, which is not remembered: who reads it keeps them."""
    return frozenset(content_stems(text))


@lru_cache(maxsize=16_384)
def stem_set(text: str) -> frozenset[str]:
    return stems_in(text)


def places_by_stem(texts: Iterable[Collection[str]]) -> dict[str, set[int]]:
    """Stem → the places of those texts, each given as its stems, that hold it."""
    found: dict[str, set[int]] = {}
    for place, stems in enumerate(texts):
        for one in stems:
            found.setdefault(one, set()).add(place)
    return found


def singular(word: str) -> str:
    """Of a folded word: `fundaciones` → `fundacion`; the word itself where it is no plural."""
    return _PLURAL.sub("", word)
