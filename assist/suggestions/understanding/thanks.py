"""Messages that only thank, or take leave."""

from __future__ import annotations

import re
from functools import cache

from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.vocabulary.files import languages_with, read_words
from assist.suggestions.vocabulary.word_classes import any_of

_FILE = "thanks.txt"
_MOST_WORDS = 8
_FOR = re.compile(
    rf"\bgracias(?:\s+\w+){{0,2}}\s+por\s+(?:\w+\s+){{0,2}}{any_of('thanked_for')}\s*(?=[.,;:!\n]|$)",
    re.IGNORECASE,
)


def only_thanks(text: str, language: str) -> bool:
    """Nothing but such words: «¡Muchas gracias, muy amable!»."""
    found = folded_words(text)
    if not 0 < len(found) <= _MOST_WORDS or "?" in text:
        return False
    languages = (language, "es") if language in languages_with(_FILE) else ("es",)
    return any(_words(one).issuperset(found) for one in languages)


def without_thanks(text: str) -> str:
    """«¿Cuánto cuesta? Gracias por su ayuda.» asks of no aid."""
    return _FOR.sub("", text)


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_words(language, _FILE))
