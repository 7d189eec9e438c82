"""What people say and what pages write instead."""

from __future__ import annotations

from functools import cache, lru_cache

from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.files import read_tables

ALIKE = 0.6  # how well another word, or another form of the word, stands for it


def written_for(said: str, language: str = "es") -> tuple[str, ...]:
    """Words that pages use for this stem; without itself."""
    return _table(language).get(said, ())


@lru_cache(maxsize=8_192)
def synonyms(said: str, language: str = "es") -> frozenset[str]:
    """Their stems."""
    return frozenset(stem(word) for word in written_for(said, language))


def alternatives(said: str, language: str = "es") -> dict[str, float]:
    """The stem, and those that pages may write instead, with how well they stand for it."""
    return {said: 1.0, **dict.fromkeys(sorted(synonyms(said, language) - {said}), ALIKE)}


@cache
def _table(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    rows = [row for table in read_tables(language, "words.toml") for row in table["same"]]
    for row in rows:
        for said in row["said"]:
            others = (word for word in row["written"] if stem(word) != stem(said))
            found.setdefault(stem(said), {}).update(dict.fromkeys(others))
    return {said: tuple(written) for said, written in found.items()}
