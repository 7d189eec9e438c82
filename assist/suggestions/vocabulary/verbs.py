"""Whether some words make a sentence: Spanish sentences have a finite verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.files import read_words

# Endings that verbs have and nouns hardly ever: past, imperfect, future and conditional.
_ENDING = re.compile(
    r"\w{2,}(?:ó|aron|ieron|eron|aba|aban|ían|[aei]rá|[aei]rán|[aei]rían?|iese|iesen)$"
)


def has_finite_verb(words: Sequence[str], language: str = "es") -> bool:
    """Words as written: an accent tells `fundó` from `fondo`."""
    forms = read_words(language, "verbs.txt")
    return any(fold(word) in forms or _ENDING.fullmatch(word.casefold()) for word in words)
