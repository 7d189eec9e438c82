"""Which language the citizen writes in."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from assist.suggestions.text.folding import folded_words
from assist.suggestions.vocabulary.stopwords import stopwords

# Those that are written to a Spanish regional administration.
CANDIDATES = (
    "es",
    "ca",
    "gl",
    "eu",
    "en",
    "fr",
    "de",
    "it",
    "pt",
    "ro",
    "ar",
    "uk",
    "ru",
    "bg",
    "pl",
    "zh",
)
_MIN_WORDS = 5
_MIN_PROBABILITY = 0.9


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(CANDIDATES))
    found: _Identifier = identifier
    return found


def detect_language(text: str, default: str = "es") -> str:
    """ISO 639-1. The default wins where the text is short or the identifier unsure."""
    found = folded_words(text)
    latin = all(ord(character) < 0x250 for word in found for character in word)
    if latin and (len(found) < _MIN_WORDS or _is_default(found, default)):
        return default
    language, probability = _identifier().classify(text)
    return str(language) if probability >= _MIN_PROBABILITY else default


def _is_default(found: list[str], default: str) -> bool:
    """Function words decide faster, and better on one sentence, than character statistics."""
    if default != "es":
        return False
    return sum(word in stopwords() for word in found) * 3 >= len(found)
