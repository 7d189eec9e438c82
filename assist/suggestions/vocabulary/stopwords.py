"""Words that carry no topic: grammar, courtesy, and the verbs of asking."""

from __future__ import annotations

from assist.suggestions.vocabulary.files import read_words


def stopwords(language: str = "es") -> frozenset[str]:
    """Folded."""
    return read_words(language, "stopwords.txt")
