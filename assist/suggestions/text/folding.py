"""Words, as written and as compared."""

from __future__ import annotations

import re
from functools import lru_cache

from indexes.folding import fold as _fold

WORD = re.compile(r"[^\W_]+(?:[@'’·.-][^\W_]+)*")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """`¿Cuánto cuesta?` → `¿cuanto cuesta?`. Idempotent."""
    return _fold(text)


def squeeze(text: str) -> str:
    """White space as single spaces, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def words(text: str) -> list[str]:
    """The words of a text as written, `Cl@ve` and `1.500` in one piece."""
    return WORD.findall(text)


def folded_words(text: str) -> list[str]:
    return WORD.findall(fold(text))
