"""The question's topic in the words of pages."""

from __future__ import annotations

from collections.abc import Iterable

from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.synonyms import written_for


def expanded(topic: Iterable[Term]) -> str:
    """The words of the topic, then what pages write for them; a text to search for."""
    said = [term.word for term in topic]
    meant = [word for term in topic for word in written_for(term.stem)]
    return " ".join(dict.fromkeys((*said, *meant)))
