"""The small language in which cues are written, compiled to regular expressions.

A cue is a row of elements: a word, a beginning (`cuant*`), alternatives (`(a|b (c|d))`), a gap of
up to three words (`~`), the end of the text (`$`). A `?` after an element makes it optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.text.folding import folded_words

_TOKEN = re.compile(r"\(|\)\??|\||~|[^\s()|~]+")
_GAP = r"((?:(?!cuant|cuando|donde)\S+ ){0,3}?)"  # another question is no gap
_REPAIRED = 7  # letters; among shorter words too many are others («quemar», «quejar»)
_LITERAL = re.compile(r"([a-z]{6,})(\*?)")


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

    def passes_over(self, other: Match) -> bool:
        """Whether one of its gaps holds the other."""
        return any(start <= other.start and other.end <= end for start, end in self.gaps)


@lru_cache(maxsize=1_024)
def normalise(text: str) -> str:
    """Folded words, each followed by one space: the form that cues match."""
    return "".join(f"{word} " for word in " ".join(folded_words(text)).replace("-", " ").split())


def compile_cue(cue: str) -> re.Pattern[str]:
    """Raises ValueError for brackets that do not match."""
    tokens = _TOKEN.findall(cue.replace("-", " "))
    body = _sequence(tokens)
    if tokens:
        raise ValueError(f"unbalanced brackets in the cue {cue!r}")
    return re.compile(rf"(?<!\S){body}")


Opening = str  # a word, or the beginning of one: `plazo`, `cuant*`
LONGEST_BEGINNING = 16  # letters; more tell nothing that these do not


def openings(cue: str) -> frozenset[Opening] | None:
    """What the first word of any text that matches is; None where it may be any word, or none."""
    found, may_be_empty = _opening_of(_TOKEN.findall(cue.replace("-", " ")))
    return None if found is None or may_be_empty else found


def _opening_of(tokens: list[str]) -> tuple[frozenset[Opening] | None, bool]:
    """Of a sequence up to the end of the alternative, which it consumes: the openings (None: any),
    and whether it may match nothing."""
    found: frozenset[Opening] | None = frozenset()
    may_be_empty = True
    while tokens and tokens[0] not in ("|", ")", ")?"):
        piece = tokens.pop(0)
        opens, optional = _opening_of_group(tokens) if piece == "(" else _opening_of_word(piece)
        if may_be_empty:
            found = None if found is None or opens is None else found | opens
        may_be_empty = may_be_empty and optional
    return found, may_be_empty


def _opening_of_word(piece: str) -> tuple[frozenset[Opening] | None, bool]:
    word, star, _ = piece.removesuffix("?").partition("*")
    if piece in ("~", "$") or not word:
        return None, True
    opening = f"{word[:LONGEST_BEGINNING]}*" if star else word
    return frozenset({opening}), piece.endswith("?")


def _opening_of_group(rest: list[str]) -> tuple[frozenset[Opening] | None, bool]:
    found, may_be_empty = _opening_of(rest)
    while rest and rest[0] == "|":
        rest.pop(0)
        other, other_empty = _opening_of(rest)
        found = None if found is None or other is None else found | other
        may_be_empty = may_be_empty or other_empty
    optional = bool(rest) and rest.pop(0) == ")?"
    return found, may_be_empty or optional


def _sequence(tokens: list[str]) -> str:
    """Consumes the tokens up to the end of the alternative."""
    body = ""
    while tokens and tokens[0] not in ("|", ")", ")?"):
        body += _element(tokens.pop(0), tokens)
    return body


def _element(piece: str, rest: list[str]) -> str:
    if piece == "~":
        return _GAP
    if piece == "(":
        return _group(rest)
    if piece == "$":
        return "$"
    optional = "?" if piece.endswith("?") else ""
    word = re.escape(piece.removesuffix("?")).replace(r"\*", r"\S*")
    return f"(?:{word} ){optional}"


def _group(rest: list[str]) -> str:
    choices = [_sequence(rest)]
    while rest and rest[0] == "|":
        rest.pop(0)
        choices.append(_sequence(rest))
    if not rest:
        raise ValueError("a bracket is never closed")
    optional = "?" if rest.pop(0) == ")?" else ""
    return f"(?:{'|'.join(choices)}){optional}"


def literals(cues: Iterable[str]) -> frozenset[str]:
    """The words of cues that are long enough to recognise with a typing error; beginnings also as
    plurals."""
    found = [match for cue in cues for match in _LITERAL.findall(cue)]
    return frozenset(
        word + ending for word, star in found for ending in ("", "s")[: 1 + bool(star)]
    )


class SpellingRepair:
    """Turns a word that is one keystroke away from a cue's word into that word."""

    def __init__(self, known: frozenset[str]) -> None:
        self._exact = known
        self._lengths = frozenset(map(len, known))
        self._near: dict[int, list[str]] = {}  # by length of a word: those that may be meant
        for one in sorted(known):
            for length in (len(one) - 1, len(one), len(one) + 1):
                self._near.setdefault(length, []).append(one)
        self._repair = lru_cache(maxsize=8_192)(self._repaired)

    def __call__(self, normalised: str) -> str:
        return "".join(f"{self._repair(word)} " for word in normalised.split())

    def _repaired(self, word: str) -> str:
        if len(word) < _REPAIRED or not word.isalpha() or self._begins_with_known(word):
            return word
        near = self._near.get(len(word), ())
        found = process.extractOne(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=1)
        return found[0] if found and found[0][0] == word[0] else word

    def _begins_with_known(self, word: str) -> bool:
        return any(word[:length] in self._exact for length in self._lengths)
