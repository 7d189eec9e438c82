"""Which grade, level or line is spoken of: «grado medio» is not «grado superior»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.stems import singular, stem
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_table

_FILE = "grades.toml"
_ROMAN = {"1": "i", "2": "ii", "3": "iii", "4": "iv", "5": "v"}


def names_another_grade(text: str, asked: str) -> bool:
    """Whether it names another one of a kind of which the question names one, and not its own; what
    names none is said of all."""
    own, said = _named(fold(asked)), _named(fold(text))
    words = frozenset(map(_name_of, folded_words(text))) if own and said else frozenset()
    return any(
        said.get(kind, names) != names and names.isdisjoint(words) for kind, names in own.items()
    )


@lru_cache(maxsize=1_024)
def _named(folded: str) -> Mapping[str, frozenset[str]]:
    """Kind → those of it that are named: «grados medio y superior»."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _graded().finditer(folded):
        found[stem(singular(match[1]))] |= {_name_of(one) for one in _name().findall(match[2])}
    return {kind: frozenset(names) for kind, names in found.items()}


def _name_of(word: str) -> str:
    """«2» is «II»."""
    return _ROMAN.get(word, stem(word))


@cache
def _graded() -> re.Pattern[str]:
    kinds = "|".join(read_table(PAGES, _FILE)["kinds"])
    name = _name().pattern
    return re.compile(rf"\b({kinds}) (?:de )?({name}(?:(?:,| y| o| e) {name})*)")


@cache
def _name() -> re.Pattern[str]:
    """No share, and no number that goes on."""
    names = "|".join(read_table(PAGES, _FILE)["names"])
    return re.compile(rf"\b(?:{names})\b(?!\s*[%ºª]|[.,]\d)")
