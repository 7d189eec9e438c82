"""Which of many words are a few keystrokes away from one.

Comparing a word with each of a large catalogue takes longer than all else that is read of a
question. A keystroke changes at most two of a word's letters and its length by one, so that most
words are left out by what letters they have, all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_FEW = 64  # words: comparing them all takes no longer than leaving some out
_CHANGED = 2  # letters, by one keystroke
_BITS = 32  # different letters may share one: then more words are compared


class AlikeWords:
    """In the order given; read-only."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = tuple(words)
        self._letters = np.array([_letters(word) for word in self._words], np.uint32)
        self._lengths = np.array([len(word) for word in self._words], np.int32)

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def nearest(self, word: str, keystrokes: int) -> str | None:
        """At most so many away; of equally near ones the first."""
        found = process.extractOne(
            word,
            self._possible(word, keystrokes),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=keystrokes,
        )
        return str(found[0]) if found else None

    def within(self, word: str, keystrokes: int) -> list[str]:
        """All that are at most so many away, nearest first."""
        found = process.extract(
            word,
            self._possible(word, keystrokes),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=keystrokes,
            limit=None,
        )
        return [other for other, _, _ in found]

    def _possible(self, word: str, keystrokes: int) -> Sequence[str]:
        if len(self._words) <= _FEW:
            return self._words
        changed = np.bitwise_count(self._letters ^ np.uint32(_letters(word)))
        longer = np.abs(self._lengths - len(word))
        left = (changed <= _CHANGED * keystrokes) & (longer <= keystrokes)
        return [self._words[place] for place in np.flatnonzero(left).tolist()]


def _letters(word: str) -> int:
    found = 0
    for letter in word:
        found |= 1 << ord(letter) % _BITS
    return found
