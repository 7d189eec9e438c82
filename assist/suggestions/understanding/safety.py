"""What of a message is an attempt at misuse, and what is an honest question beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.understanding.placeholders import without_placeholders
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import AspectVocabulary, aspect_vocabulary
from assist.suggestions.vocabulary.patterns import patterns

_PART = re.compile(r"[^.!?\n\[\]()]+[.!?]*")
_QUOTED = re.compile(r"https?://\S+|\S+@\S+")
_TOLD = 2  # words of topic make a question of a part that asks for nothing by name


def is_misuse(texts: Sequence[str]) -> bool:
    """Whether any of the citizen's messages is one, and no honest question is left beside it."""
    return any(honest_part(text) is None for text in texts)


def honest_part(text: str, language: str = PAGES) -> str | None:
    """The message without orders to the assistant, which take no part in the answer; None where
    nothing is asked besides, or where harm is wanted."""
    known, own = patterns(), without_placeholders(text)
    if known.is_unsafe(own):
        return None
    if not known.is_injection(own):
        return text
    parts = [part for part in _PART.findall(text) if part.strip()]
    left = [part for part in parts if not known.is_injection(part)]
    honest = " ".join(part.strip() for part in left)
    if len(left) == len(parts) or known.is_injection(honest):
        return None
    return honest if _asks(honest, aspect_vocabulary(language)) else None


def _asks(text: str, vocabulary: AspectVocabulary) -> bool:
    without = _QUOTED.sub(" ", text)
    asked = asked_about(without, vocabulary)
    return asked.decisive and len(topic_terms(without, aspect_vocabulary(PAGES))) >= _TOLD
