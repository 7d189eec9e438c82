"""Stems of the words that carry meaning."""

from __future__ import annotations

import re
import threading
from functools import lru_cache

import Stemmer

from assist.suggestions.text.folding import fold, words
from assist.suggestions.vocabulary.stopwords import stopwords

# Snowball needs the accent to see the suffix, and citizens leave it out.
_UNACCENTED_SUFFIX = re.compile(r"(?<=[cs])ion$")
_local = threading.local()


def _stemmer() -> Stemmer.Stemmer:
    """Snowball stemmers are not thread-safe."""
    if not hasattr(_local, "stemmer"):
        _local.stemmer = Stemmer.Stemmer("spanish")
    return _local.stemmer


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """`Documentación`, `documentacion` and `documentos` → `document`."""
    lowered = _UNACCENTED_SUFFIX.sub("ión", word.casefold())
    return fold(_stemmer().stemWord(lowered))


@lru_cache(maxsize=65_536)
def _content_stem(word: str) -> str:
    """Empty for a stop word: one look-up a word, since whole catalogues are read like this."""
    return "" if fold(word) in stopwords() else stem(word)


@lru_cache(maxsize=16_384)
def content_stems(text: str) -> tuple[str, ...]:
    """Stems in order, without stop words; repeated as often as they stand."""
    return tuple(filter(None, map(_content_stem, words(text))))


@lru_cache(maxsize=16_384)
def stem_set(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))
