"""In which language a text is written, whatever the page declares."""

from __future__ import annotations

from functools import cache
from typing import Any

LANGUAGES = ("es", "ca", "gl", "eu", "en", "fr", "pt")
ENOUGH_LETTERS = 60  # a shorter text is taken at the page's word


def language_of(text: str, declared: str | None) -> str | None:
    """An ISO 639-1 code. Pages declare the language of their template more often than their own."""
    if len(text) < ENOUGH_LETTERS:
        return declared
    code, _ = _identifier().classify(text[:2000])
    return str(code)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier
