"""Whether some words make a sentence: Spanish sentences have a finite verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.vocabulary.files import read_words

_FUTURE = re.compile(r"\w{3,}(?:ara|aran|iran)$")


def has_finite_verb(folded: Sequence[str], language: str = "es") -> bool:
    forms = read_words(language, "verbs.txt")
    return any(word in forms or _FUTURE.fullmatch(word) for word in folded)
