"""Word files are read as words, or as stems where any form of a word is meant."""

from __future__ import annotations

from assist.suggestions.vocabulary.files import read_stems, read_words
from indexes.stems import stem


def test_stems_are_those_of_the_words_of_all_the_files() -> None:
    words = read_words("es", "operations.txt") | read_words("es", "permits.txt")
    assert read_stems("es", "operations.txt", "permits.txt") == frozenset(map(stem, words))
