"""A message without what says nothing: how it is spaced, repeated marks, capitals throughout. The
same words then get the same reply."""

from __future__ import annotations

import re
import unicodedata

_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?\n ?")
_BEFORE_MARK = re.compile(r"(?<=\w) (?=[?!]|[,;:.](?:\s|$))|(?<=[¿¡]) (?=\w)")
_REPEATED = re.compile(r"([¿?¡!])\1+")
_PLACEHOLDER = re.compile(r"\[[^\]\n]*\]")  # what redaction left
_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = 5  # letters; words that are longer are words
_BEGINNING = re.compile(r"(?:^|[.?!]\s+)\W*\w")


def evened(text: str) -> str:
    """Also in the composed form of Unicode. Text in capitals becomes sentences, unless it may be
    acronyms alone."""
    spaced = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    even = _REPEATED.sub(r"\1", _BEFORE_MARK.sub("", _LINE_ENDS.sub("\n", spaced))).strip()
    return _sentences(even) if _is_shouted(even) else even


def _is_shouted(text: str) -> bool:
    words = _WORD.findall(_PLACEHOLDER.sub("", text))
    return any(len(word) > _ACRONYM for word in words) and all(word.isupper() for word in words)


def _sentences(text: str) -> str:
    kept = _PLACEHOLDER.findall(text)
    lower = _BEGINNING.sub(lambda match: match.group().upper(), text.lower())
    return _PLACEHOLDER.sub(lambda _: kept.pop(0), lower)
