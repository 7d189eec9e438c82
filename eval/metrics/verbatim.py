"""Whether words stand in a text, case, accents and spaces aside."""

from __future__ import annotations

import re
from functools import lru_cache

from indexes.facts.folding import fold_in_place


def stands_in(words: str, text: str) -> bool:
    """As whole words."""
    return re.search(rf"(?<!\w){re.escape(_folded(words))}(?!\w)", _folded(text)) is not None


@lru_cache(maxsize=50_000)
def _folded(text: str) -> str:
    return " ".join(fold_in_place(text).split())
