"""Folding that keeps every character in its place, so that spans found in the folded text are spans
of the original: lower case, no accents, one kind of space, dash and apostrophe."""

from __future__ import annotations

import re
import unicodedata

_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u00b4`"


def _table() -> dict[int, str]:
    table: dict[int, str] = {}
    for code in range(0xC0, 0x180):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[code] = base.lower()
    for characters, target in (
        (_SPACES, " "),
        (_BREAKS, "\n"),
        (_DASHES, "-"),
        (_APOSTROPHES, "'"),
    ):
        table.update(dict.fromkeys(map(ord, characters), target))
    table[ord("°")] = table[ord("˚")] = "º"
    return table


_FOLDS = _table()
# A line that goes on in lower case was only wrapped: its break counts as a space.
_WRAPPED = re.compile(r"(?<=[a-z0-9,]) ?\n(?= ?[a-z])")
_BETWEEN_CELLS = re.compile(r"(?<=\d)[\t\u2003](?=\d)")


def fold_in_place(text: str) -> str:
    """Same length as `text`. Numbers of two cells of a table stay two: the «115» of an address is
    no part of the telephone beside it, nor «2» of «655,00 €»."""
    if "\u2003" in text or "\t" in text:
        text = _BETWEEN_CELLS.sub("¦", text)
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(_lower(character) for character in text)
    return lowered.translate(_FOLDS)


def unwrap(folded: str, text: str) -> str:
    """Turns the breaks of hard-wrapped lines into spaces; `text` tells the case of what follows."""
    if "\n" not in folded:
        return folded
    characters = list(folded)
    for match in _WRAPPED.finditer(folded):
        following = text[match.end() : match.end() + 2].lstrip()
        if following[:1].islower():
            place = folded.index("\n", match.start(), match.end())
            characters[place] = " "
    return "".join(characters)


def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
