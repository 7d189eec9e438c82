"""Words of a text as names are made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.facts.folding import fold_in_place

_WORD = re.compile(r"[^\W\d_]+(?:['’.\-][^\W\d_]+)*\.?")
_GAP = re.compile(r"[ \t\u00a0]+|[ ]?-[ ]?")
_LONGEST_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        return fold_in_place(self.text).rstrip(".")

    @property
    def capitalised(self) -> bool:
        return self.text[:1].isupper()

    @property
    def name_end(self) -> int:
        """The full stop of a sentence is no part of a name; that of `Mª.` is."""
        stopped = self.text.endswith(".") and len(self.text) > _LONGEST_ABBREVIATION
        return self.end - 1 if stopped else self.end


def words_at(text: str, position: int, most: int) -> list[Word]:
    """The words that begin at a position, joined by spaces or hyphens, on one line."""
    found: list[Word] = []
    while len(found) < most and (match := _WORD.match(text, position)):
        found.append(Word(match[0], match.start(), match.end()))
        gap = _GAP.match(text, match.end())
        if gap is None or (match[0].endswith(".") and len(match[0]) > _LONGEST_ABBREVIATION + 1):
            break
        position = gap.end()
    return found


def all_words(text: str) -> Iterator[Word]:
    return (Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text))


def adjacent(text: str, first: Word, second: Word) -> bool:
    return _GAP.fullmatch(text, first.end, second.start) is not None
