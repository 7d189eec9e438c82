"""What people say and what pages write instead, by stem."""

from __future__ import annotations

from functools import cache

from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.files import read_table


@cache
def _table(language: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in read_table(language, "words.toml")["same"]:
        written = {stem(word) for word in row["written"]}
        for said in row["said"]:
            found.setdefault(stem(said), set()).update(written)
    return {said: frozenset(written - {said}) for said, written in found.items()}


def synonyms(said: str, language: str = "es") -> frozenset[str]:
    """Stems that pages use for this stem; without itself."""
    return _table(language).get(said, frozenset())
