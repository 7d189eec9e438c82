"""A regular expression that is tried only on texts that could match: they hold one of the words
that every match holds. Looking for a word takes a hundredth of trying a pattern of fifty
alternatives at each letter, and most lines of most pages hold none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

LEAST = 2  # letters of a word that is worth looking for
MOST = 60  # words; with more the pattern itself is as fast
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)
_GROUPS = (codes.SUBPATTERN, codes.ATOMIC_GROUP)

Words = frozenset[str]
Search = Callable[[str], re.Match[str] | None]


class QuickPattern:
    """Answers as `re.compile(pattern, flags)` does. `words`: each match holds one of them, whatever
    its case where the pattern does not regard it; none where that is not known."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._compiled = re.compile(pattern, flags)
        tree = [*parser.parse(pattern, flags)]
        any_case = bool(self._compiled.flags & re.IGNORECASE)
        # At the beginning or nowhere: one try, where `search` would try every letter.
        begins = not self._compiled.flags & re.MULTILINE and _begins(tree)
        worth = frozenset() if begins else _worth(_needed(tree), any_case)
        self.words = tuple(sorted(worth, key=len))
        self.could = _holds_any(self.words, any_case)  # False: it matches nowhere in the text
        match = self._compiled.match
        self.match: Search = self._after_words(match)
        self.search: Search = self._after_words(match if begins else self._compiled.search)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return self._compiled.finditer(text) if self.could(text) else iter(())

    def sub(self, new: str, text: str) -> str:
        return self._compiled.sub(new, text) if self.could(text) else text

    def _after_words(self, search: Search) -> Search:
        could = self.could
        return (lambda text: search(text) if could(text) else None) if self.words else search


def _holds_any(words: tuple[str, ...], any_case: bool) -> Callable[[str], bool]:
    def could(text: str) -> bool:
        for word in words:  # a generator would take longer than the search itself
            if word in text:
                return True
        return not words

    return (lambda text: could(_any_case(text))) if any_case else could


def _worth(words: Words | None, any_case: bool) -> Words:
    found = frozenset(map(_any_case, words or ())) if any_case else words or frozenset()
    shortest = frozenset(w for w in found if not any(o in w for o in found if o != w))
    worth = len(shortest) <= MOST and all(len(word) >= LEAST for word in shortest)
    return shortest if worth else frozenset()


@lru_cache(maxsize=16)  # several patterns are tried on the same text
def _any_case(text: str) -> str:
    return text.casefold().replace("ı", "i")  # which `re` takes for the same letter


def _needed(nodes: list[Any]) -> Words | None:
    """One of these stands in whatever the sequence matches. None: nothing is known."""
    return max(filter(None, _each(nodes)), key=_rank, default=None)


def _each(nodes: list[Any]) -> Iterator[Words | None]:
    run = ""
    for code, value in nodes:
        if code is codes.LITERAL:
            run += chr(value)
        elif code is not codes.AT:  # which has no width
            yield frozenset([run]) if run else None
            run = ""
            yield _inside(code, value)
    yield frozenset([run]) if run else None


def _inside(code: Any, value: Any) -> Words | None:
    if code in _GROUPS:
        return _needed([*(value[-1] if code is codes.SUBPATTERN else value)])
    if code in _REPEATS:
        return _needed([*value[2]]) if value[0] else None
    if code is codes.BRANCH:
        found = [_needed([*branch]) for branch in value[1]]
        return frozenset[str]().union(*(words or () for words in found)) if all(found) else None
    return None


def _rank(words: Words) -> tuple[int, int]:
    """Longer words are rarer; from four letters on, it counts more how few there are."""
    return min(4, *map(len, words)), -len(words)


def _begins(nodes: list[Any]) -> bool:
    if not nodes:
        return False
    code, value = nodes[0]
    if code is codes.AT:
        return value in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING)
    if code is codes.SUBPATTERN:
        return _begins([*value[-1]])
    if code is codes.BRANCH:
        return all(_begins([*branch]) for branch in value[1])
    return False
