"""Closed classes of Spanish words («cuál», «cuándo»…; «si», «cuando», «en caso de»…), of which
regular expressions are made."""

from __future__ import annotations

from functools import cache

from assist.suggestions.vocabulary.files import read_table

_FILE = "word_classes.toml"


@cache
def any_of(*classes: str) -> str:
    """A group of alternatives: the words of all these classes. Raises KeyError."""
    return f"(?:{'|'.join(word for name in classes for word in words_of(name))})"


def words_of(name: str) -> tuple[str, ...]:
    """Raises KeyError."""
    return tuple(read_table("es", _FILE)[name])
