"""The small language in which cues are written, compiled to regular expressions.

A cue is a row of elements: a word, a beginning (`cuant*`), alternatives (`(a|b (c|d))`), a gap of
up to three words (`~`), the end of the text (`$`). A `?` after an element makes it optional.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.text.alike import AlikeWords
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


@cache  # every language is read with the cues of the pages' own, too
def compile_cue(cue: str, weak: tuple[str, ...] = ()) -> re.Pattern[str]:
    """`weak`: words that may stand between two of its elements («¿cuánto me dura?» is «cuánto
    dura»)."""
    either_of = "|".join(re.escape(one) for one in weak)
    body = _sequence(_tokens(cue), f"(?:(?:{either_of}) ){{0,2}}?" if either_of else "")
    return re.compile(rf"(?<!\S){body}")


def _tokens(cue: str) -> list[str]:
    return _TOKEN.findall(cue.replace("-", " "))


def either(cues: Iterable[str]) -> str:
    """A cue that any of these matches."""
    return f"({'|'.join(cues)})"


Opening = str  # a word, or the beginning of one: `plazo`, `cuant*`
LONGEST_BEGINNING = 16  # letters; more tell nothing that these do not


def needed(cue: str) -> tuple[frozenset[Opening], ...]:
    """What any text that matches has a word of each of, the most telling first: the elements that
    the cue cannot do without. Raises ValueError for brackets that do not match."""
    tokens = _tokens(cue)
    found = _needed_in(tokens)
    if tokens:
        raise ValueError(f"unbalanced brackets in the cue {cue!r}")
    return tuple(sorted(found, key=_tells, reverse=True))


def _needed_in(tokens: list[str]) -> list[frozenset[Opening]]:
    """Of a sequence up to the end of the alternative, which it consumes."""
    found = []
    while tokens and tokens[0] not in ("|", ")", ")?"):
        piece = tokens.pop(0)
        one = _needed_in_group(tokens) if piece == "(" else _needed_word(piece)
        if one is not None:
            found.append(one)
    return found


def _tells(words: frozenset[Opening]) -> int:
    """How many letters the shortest of them has: short words stand in most texts."""
    return min(len(one.removesuffix("*")) for one in words)


@lru_cache(maxsize=65_536)  # thousands of cues share their words
def _needed_word(piece: str) -> frozenset[Opening] | None:
    word, star, _ = piece.removesuffix("?").partition("*")
    if piece in ("~", "$") or not word or piece.endswith("?"):
        return None
    return frozenset({f"{word[:LONGEST_BEGINNING]}*" if star else word})


def _needed_in_group(rest: list[str]) -> frozenset[Opening] | None:
    """The most telling of any of its alternatives, where none of them does without."""
    choices = [_needed_in(rest)]
    while rest and rest[0] == "|":
        rest.pop(0)
        choices.append(_needed_in(rest))
    if not rest:
        raise ValueError("a bracket is never closed")
    optional = rest.pop(0) == ")?"
    if optional or not all(choices):
        return None
    return frozenset().union(*(max(words, key=_tells) for words in choices))


def _sequence(tokens: list[str], between: str) -> str:
    """Consumes the tokens up to the end of the alternative. A gap passes over enough by itself."""
    body = last = ""
    while tokens and tokens[0] not in ("|", ")", ")?"):
        element = _element(tokens.pop(0), tokens, between)
        body += element if not last or _GAP in (last, element) else between + element
        last = element
    return body


def _element(piece: str, rest: list[str], between: str) -> str:
    if piece == "~":
        return _GAP
    if piece == "(":
        return _group(rest, between)
    if piece == "$":
        return "$"
    optional = "?" if piece.endswith("?") else ""
    word = re.escape(piece.removesuffix("?")).replace(r"\*", r"\S*")
    return f"(?:{word} ){optional}"


def _group(rest: list[str], between: str) -> str:
    choices = [_sequence(rest, between)]
    while rest and rest[0] == "|":
        rest.pop(0)
        choices.append(_sequence(rest, between))
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
        self._words = AlikeWords(sorted(known))
        self._repair = lru_cache(maxsize=8_192)(self._repaired)

    def __call__(self, normalised: str) -> str:
        return "".join([f"{self._repair(word)} " for word in normalised.split()])

    def _repaired(self, word: str) -> str:
        if len(word) < _REPAIRED or not word.isalpha() or self._begins_with_known(word):
            return word
        found = self._words.nearest(word, 1)
        return found if found and found[0] == word[0] else word

    def _begins_with_known(self, word: str) -> bool:
        return any(word[:length] in self._exact for length in self._lengths)
