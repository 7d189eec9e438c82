"""A long message in parts that each say one thing: what is asked stands in some of them, and the
story around it would drown it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_LONG = 28  # words of a message from which it is taken apart
_PART = 30  # words that a part may have at most, where commas allow
_CLAUSES = 13  # words after which the next comma ends a part of a longer sentence
_SHORT = 5  # words; a shorter one joins what follows
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
_COMMA = re.compile(r"(?<=[,;:])\s+")


def things_said(text: str) -> tuple[str, ...]:
    """In order; the text itself where it is short, or cannot be taken apart."""
    if len(text.split()) < _LONG:
        return (text,)
    pieces = (piece for sentence in _SENTENCE.split(text) for piece in _clauses(sentence))
    return tuple(_long_enough(pieces)) or (text,)


def _clauses(sentence: str) -> Iterable[str]:
    """Of a sentence that goes on and on, as people speak."""
    if len(sentence.split()) <= _PART:
        return [sentence]
    return gathered(_COMMA.split(sentence), _CLAUSES)


def _long_enough(pieces: Iterable[str]) -> list[str]:
    return gathered(pieces, _SHORT)


def gathered(pieces: Iterable[str], least: int) -> list[str]:
    """Joined until each has so many words; what is left over goes with the last one."""
    found: list[str] = []
    waiting = ""
    for piece in pieces:
        waiting = f"{waiting} {piece}".strip()
        if len(waiting.split()) >= least:
            found.append(waiting)
            waiting = ""
    if waiting and found:
        found[-1] = f"{found[-1]} {waiting}"
    elif waiting:
        found.append(waiting)
    return found
