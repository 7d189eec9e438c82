"""Values that are the least or the most that there may be: «un mínimo de 30 €», «hasta 600 €»."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import vocabulary


class Bound(StrEnum):
    LEAST = "least"
    MOST = "most"


@lru_cache(maxsize=16_384)
def bound_of(sentence: str, value: str) -> Bound | None:
    """`value` as it is printed in the sentence."""
    before, found, after = fold_in_place(sentence).partition(fold_in_place(value))
    words = _words()
    for bound in Bound if found else ():
        if words[f"{bound}_before"].search(before) or words[f"{bound}_after"].match(after):
            return bound
    return None


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {place: re.compile(words) for place, words in vocabulary("scope")["bound"].items()}
