"""In which language a text is written, whatever the page declares."""

from __future__ import annotations

from functools import cache
from typing import Any

from ingest.extractors.language_model import identifier

LANGUAGES = ("es", "ca", "gl", "eu", "en", "fr", "pt")
ENOUGH_LETTERS = 60  # a shorter text is taken at the page's word
MOST_LETTERS = 2000
SAMPLE_LETTERS = 160


def language_of(text: str, declared: str | None) -> str | None:
    """An ISO 639-1 code. Pages declare the language of their template more often than their own.
    Three samples that agree speak for the text; where they do not, it is read as a whole."""
    if len(text) < ENOUGH_LETTERS:
        return declared
    text = text[:MOST_LETTERS]
    places = (0, (len(text) - SAMPLE_LETTERS) // 2, len(text) - SAMPLE_LETTERS)
    if len(text) > SAMPLE_LETTERS * len(places):
        found = {_classified(text[place : place + SAMPLE_LETTERS]) for place in places}
        if len(found) == 1:
            return found.pop()
    return _classified(text)


def _classified(text: str) -> str:
    code, _ = _identifier().classify(text)
    return str(code)


@cache
def _identifier() -> Any:
    return identifier(LANGUAGES)
