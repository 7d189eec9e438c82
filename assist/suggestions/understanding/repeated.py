"""A question of the citizen in their own words, to name it where a reply does not answer it."""

from __future__ import annotations

import re

from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.sentences import without_leave
from assist.suggestions.understanding.pieces import bare

_MOST_WORDS = 14
_UNFIT = re.compile(r"[«»\[\]<>\n@]|https?:")
_DIGIT = re.compile(r"\d")
_EDGES = " \t.,;:-–—¡!¿?؟"
_BEGINS = re.compile(r"^(?:\d{1,2}[.)]|[a-h]\))\s*")


def repeated(question: str, language: str) -> str:
    """Empty where it is long, or states a value: a reply states none that no page does."""
    said = _BEGINS.sub("", without_leave(question).strip(_EDGES)).strip(_EDGES)
    said = bare(said, language).strip(_EDGES).replace("¿", "")
    fits = 0 < len(said.split()) <= _MOST_WORDS and not _UNFIT.search(said)
    return said if fits and not (_DIGIT.search(said) and facts_in(said)) else ""
