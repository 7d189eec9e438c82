"""What differs between two sentences that are worded alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from assist.suggestions.text.folding import fold

_WORD = re.compile(r"\d[\d.,]*\d|\w+|[%€]")
_ENOUGH = 0.6  # of the words of the longer one
_LIMITS = frozenset({"solo", "solamente", "unicamente", "exclusivamente", "salvo", "excepto"})
_CASES = frozenset({"si", "cuando"})  # «solo si…» is a case, not a limit of all

Span = tuple[int, int]


def likeness(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """0 to 1: of the words of either, how many are of both."""
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0


@lru_cache(maxsize=8_192)
def replaced(text: str, other: str) -> tuple[tuple[Span, Span], ...]:
    """The places where one has other words than the other, by characters; empty where most of
    their words are not the same, in the same order."""
    mine, theirs = _words(text), _words(other)
    if not mine or not theirs:
        return ()
    matcher = SequenceMatcher(None, [w for w, _ in mine], [w for w, _ in theirs], autojunk=False)
    blocks = matcher.get_opcodes()
    same = sum(end - start for tag, start, end, _, _ in blocks if tag == "equal")
    if same < _ENOUGH * max(len(mine), len(theirs)):
        return ()
    return tuple(
        ((mine[a][1][0], mine[b - 1][1][1]), (theirs[c][1][0], theirs[d - 1][1][1]))
        for tag, a, b, c, d in blocks
        if tag == "replace"
    )


@lru_cache(maxsize=8_192)
def is_limited_copy(text: str, other: str) -> bool:
    """Whether the second one is the first with a limit added: «… es gratuito», «… es gratuito solo
    desde teléfonos fijos»."""
    mine, theirs = ([word for word, _ in _words(one)] for one in (text, other))
    if not 1 < len(mine) < len(theirs) or _LIMITS.isdisjoint(theirs):
        return False
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    blocks = matcher.get_opcodes()
    if any(tag not in ("equal", "insert") for tag, *_ in blocks):
        return False
    added = [theirs[start:end] for tag, _, _, start, end in blocks if tag == "insert"]
    return len(added) == 1 and _is_limit(added[0])


@lru_cache(maxsize=16_384)
def names_a_limit(text: str) -> bool:
    folded = fold(text)
    if not any(word in folded for word in _LIMITS):  # few do: no text is cut for nothing
        return False
    return any(word in _LIMITS for word, _ in _words(text))


def _is_limit(words: list[str]) -> bool:
    return words[0] in _LIMITS and len(words) > 1 and words[1] not in _CASES


@lru_cache(maxsize=16_384)
def _words(text: str) -> tuple[tuple[str, Span], ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[str, Span]]:
    for match in _WORD.finditer(text):
        yield fold(match.group()), match.span()
