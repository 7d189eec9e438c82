"""Text made comparable: lower case, without accents, punctuation or numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00]+")
_ORDINALS = re.compile(r"[ºª°]")
_WORDS = bytes(n if chr(n).isdigit() or chr(n).islower() else 32 for n in range(128)).ljust(256)
_MARKS = re.compile(r"[\u0300-\u036f]+")
_NUMBERING = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)\-–º°ª]*|[a-h]\)|[IVX]{1,4}[.)])\s+)(?=\S)"
    r"|^\s*\d{1,2}(?:\.\d{1,2})*[.)º°ª\-–]+\s*(?=[^\d\s])"
)


def squeeze(text: str) -> str:
    """White space folded, zero-width characters and soft hyphens gone; nothing else changes."""
    plain = " ".join(text.split())
    return plain if plain.isprintable() else " ".join(_INVISIBLE.sub("", plain).split())


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Words only, lower case, without accents: `¿Cuál es el año?` → `cual es el ano`."""
    plain = text.lower()
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", _ORDINALS.sub(" ", plain)))
    return b" ".join(plain.encode("ascii", "replace").translate(_WORDS).split()).decode()


@lru_cache(maxsize=20_000)
def without_numbering(text: str) -> str:
    """`1. ¿Quién puede solicitarlo?` → `¿Quién puede solicitarlo?`"""
    return _NUMBERING.sub("", text, count=1).strip()
