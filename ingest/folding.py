"""Text made comparable: lower case, without accents, punctuation or numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"\s+")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NUMBERING = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)\-–º°ª]*|[a-h]\)|[IVX]{1,4}[.)])\s+)(?=\S)"
    r"|^\s*\d{1,2}(?:\.\d{1,2})*[.)º°ª\-–]+\s*(?=[^\d\s])"
)


def squeeze(text: str) -> str:
    """White space folded, zero-width characters and soft hyphens gone; nothing else changes."""
    return _SPACES.sub(" ", text.translate(_INVISIBLE)).strip()


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Words only, lower case, without accents: `¿Cuál es el año?` → `cual es el ano`."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_ORDINALS))
    return _NOT_WORD.sub(" ", _MARKS.sub("", plain)).strip()


def without_numbering(text: str) -> str:
    """`1. ¿Quién puede solicitarlo?` → `¿Quién puede solicitarlo?`"""
    return _NUMBERING.sub("", text, count=1).strip()


_INVISIBLE = {ord(mark): None for mark in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\x00"}
_ORDINALS = {ord("º"): " ", ord("ª"): " ", ord("°"): " "}
