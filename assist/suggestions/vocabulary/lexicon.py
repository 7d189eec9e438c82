"""Words that this package knows to be spelt right, by how they sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.sounds import sound
from assist.suggestions.vocabulary.files import read_tables, read_text, read_words

_CUE_WORD = re.compile(r"(?<![\w*])[a-z]{4,}(?![\w*])")
_LISTS = ("spelt.txt", "stopwords.txt", "verbs.txt", "operations.txt")
_TEXT = "services.txt"
_LEAST = 4  # letters
_TABLES = ("aspects.toml", "glossary.toml", "patterns.toml", "jurisdictions.toml", "values.toml")


@lru_cache(maxsize=8_192)
def as_heard(word: str) -> str:
    """The word that is known and sounds like this one; the word itself where there is none."""
    return word if len(word) < _LEAST else by_sound().get(sound(word), word)


def by_ear(normalised: str) -> str:
    """Each word as it is heard. Takes and gives normalised text."""
    return "".join([f"{as_heard(word)} " for word in normalised.split()])


def is_known(word: str, language: str = "es") -> bool:
    """Whether it is one of them, as written; folded."""
    return word in _known(language)


@cache
def _known(language: str) -> frozenset[str]:
    return frozenset(_words(language))


@cache
def by_sound(language: str = "es") -> Mapping[str, str]:
    """Sound → the word, folded; where several sound alike, each stands for itself and none for
    another."""
    found: dict[str, str | None] = {}
    for word in sorted(_known(language)):
        key = sound(word)
        found[key] = None if key in found and found[key] != word else word
    return {key: word for key, word in found.items() if word}


def _words(language: str) -> Iterator[str]:
    for name in _LISTS:
        yield from read_words(language, name)
    said = folded_words(read_text(language, _TEXT))
    yield from (word for word in said if len(word) >= _LEAST and word.isalpha())
    for row in (row for table in read_tables(language, "words.toml") for row in table["same"]):
        yield from (fold(word) for side in ("said", "written") for word in row[side])
    for table in (table for name in _TABLES for table in read_tables(language, name)):
        for text in _texts(table):
            yield from _CUE_WORD.findall(" ".join(folded_words(text)) if "*" not in text else text)


def _texts(value: object) -> Iterable[str]:
    """Every text of a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from (str(key), *_texts(inner))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
