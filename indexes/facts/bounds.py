"""How a value is meant, by what is said right beside it: as the least or the most that there may be
(«un mínimo de 30 €», «hasta 600 €»), as how often («cada 3 años»), or only roughly («unos 3
euros»).

Each takes a sentence and a value as it is printed there.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from indexes.facts.folding import fold_in_place
from indexes.facts.things import is_so_old
from indexes.facts.vocabulary import vocabulary


class Bound(StrEnum):
    LEAST = "least"
    MOST = "most"


@lru_cache(maxsize=16_384)
def bound_of(sentence: str, value: str) -> Bound | None:
    return next((bound for bound in Bound if _is_said_beside(bound, sentence, value)), None)


@lru_cache(maxsize=16_384)
def bound_passed(sentence: str, value: str) -> Bound | None:
    """Which bound has to be passed to be meant: of «las de más de 25», the most."""
    passed = (("over", Bound.MOST), ("under", Bound.LEAST))
    return next((bound for said, bound in passed if _is_said_beside(said, sentence, value)), None)


class Span(StrEnum):
    EVERY = "every"  # how often
    OLD = "old"  # of a building or a machine
    AHEAD = "ahead"  # of what it is before


@lru_cache(maxsize=16_384)
def span_of(sentence: str, value: str) -> Span | None:
    """What a term is beside a time in which something is done."""
    for span in (Span.EVERY, Span.AHEAD):
        if _is_said_beside(span, sentence, value):
            return span
    before, found, _ = fold_in_place(sentence).partition(fold_in_place(value))
    return Span.OLD if found and is_so_old(before) else None


@lru_cache(maxsize=16_384)
def is_rough(sentence: str, value: str) -> bool:
    return _is_said_beside("rough", sentence, value)


def _is_said_beside(meant: str, sentence: str, value: str) -> bool:
    before, found, after = fold_in_place(sentence).partition(fold_in_place(value))
    words = _beside(meant)
    return bool(found) and bool(words["before"].search(before) or words["after"].match(after))


@cache
def _beside(meant: str) -> dict[str, re.Pattern[str]]:
    return {
        place: re.compile(words) for place, words in vocabulary("scope")["beside"][meant].items()
    }
