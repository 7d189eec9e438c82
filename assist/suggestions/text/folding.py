"""Words, as written and as compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from indexes.folding import fold as _fold

WORD = re.compile(r"[^\W_]+(?:[@'’·.-][^\W_]+)*")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """`¿Cuánto cuesta?` → `¿cuanto cuesta?`. Idempotent."""
    return _fold(text)


def folded_in_place(text: str) -> str:
    """Letter by letter, so that places in it are places in the text."""
    return "".join(map(_letter_in_place, text))


@lru_cache(maxsize=1_024)
def _letter_in_place(char: str) -> str:
    return (unicodedata.normalize("NFKD", char)[0].casefold() or char)[0]


def squeeze(text: str) -> str:
    """White space as single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """The words of a text as written, `Cl@ve` and `1.500` in one piece."""
    return WORD.findall(text)


def folded_words(text: str) -> list[str]:
    return WORD.findall(fold(text))
