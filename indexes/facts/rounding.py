"""Values that a text gives only roughly: «unos 3 euros», «20 días aproximadamente»."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.vocabulary import vocabulary


@lru_cache(maxsize=16_384)
def is_rough(sentence: str, value: str) -> bool:
    """`value` as it is printed in the sentence."""
    before, found, after = fold_in_place(sentence).partition(fold_in_place(value))
    words = _words()
    return bool(found) and bool(words["before"].search(before) or words["after"].match(after))


@cache
def _words() -> dict[str, re.Pattern[str]]:
    return {place: re.compile(words) for place, words in vocabulary("scope")["rough"].items()}
