"""How people type in a hurry, spelt out."""

from __future__ import annotations

import re
from functools import lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.files import read_table

_WORD = re.compile(r"\b[^\W\d_]+\b")


@lru_cache(maxsize=1_024)
def spelt_out(normalised: str, language: str = "es") -> str:
    """`q papeles pa el cole ` → `que papeles para el colegio `. Takes and gives normalised text."""
    words: dict[str, str] = read_table(language, "shorthand.toml")
    return "".join(f"{words.get(word, word)} " for word in normalised.split())


def spelt_out_in(text: str, language: str = "es") -> str:
    """The same in a text as people write it: only words in small letters."""
    words: dict[str, str] = read_table(language, "shorthand.toml")

    def out(match: re.Match[str]) -> str:
        word = match.group()
        return words.get(fold(word), word) if word.islower() else word

    return _WORD.sub(out, text)
