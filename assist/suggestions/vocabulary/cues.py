"""The small language in which cues are written, compiled to regular expressions.

A cue is a row of elements: a word, a beginning (`cuant*`), alternatives (`(a|b c)`), a gap of up to
three words (`~`). A `?` after an element makes it optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.text.folding import folded_words

_ELEMENT = re.compile(r"\([^)]*\)\??|~|\S+")
_GAP = r"((?:\S+ ){0,3}?)"
_LITERAL = re.compile(r"[a-z]{6,}")


@dataclass(frozen=True, slots=True)
class Match:
    """Positions in the normalised text; `gaps` are the words between that the cue does not name."""

    start: int
    end: int
    gaps: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, hit: re.Match[str]) -> Match:
        count = len(hit.groups())
        return cls(hit.start(), hit.end(), tuple(hit.span(n) for n in range(1, count + 1)))

    def names(self, position: int) -> bool:
        """Whether the word at this position is one of the cue's own words."""
        inside = self.start <= position < self.end
        return inside and not any(start <= position < end for start, end in self.gaps)

    def overlaps(self, other: Match) -> bool:
        return self.start < other.end and other.start < self.end


def normalise(text: str) -> str:
    """Folded words, each followed by one space: the form that cues match."""
    return "".join(f"{word} " for word in " ".join(folded_words(text)).replace("-", " ").split())


def compile_cue(cue: str) -> re.Pattern[str]:
    body = "".join(_element(element) for element in _ELEMENT.findall(cue.replace("-", " ")))
    return re.compile(rf"(?<!\S){body}")


def _element(element: str) -> str:
    if element == "~":
        return _GAP
    optional = len(element) > 1 and element.endswith("?")
    core = element[:-1] if optional else element
    choices = core[1:-1].split("|") if core.startswith("(") else [core]
    pattern = "|".join(re.escape(choice.strip()).replace(r"\*", r"\S*") for choice in choices)
    return rf"(?:(?:{pattern}) )" + ("?" if optional else "")


def literals(cues: Iterable[str]) -> frozenset[str]:
    """The words of cues that are long enough to recognise with a typing error."""
    return frozenset(word for cue in cues for word in _LITERAL.findall(cue))


class SpellingRepair:
    """Turns a word that is one keystroke away from a cue's word into that word."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = sorted(known)
        self._exact = known
        self._prefixes = tuple(self._known)
        self._repair = lru_cache(maxsize=8_192)(self._repaired)

    def __call__(self, normalised: str) -> str:
        return "".join(f"{self._repair(word)} " for word in normalised.split())

    def _repaired(self, word: str) -> str:
        if len(word) < 6 or not word.isalpha() or word.startswith(self._prefixes):
            return word
        found = process.extractOne(
            word, self._known, scorer=DamerauLevenshtein.distance, score_cutoff=1
        )
        return found[0] if found and found[0][0] == word[0] else word
