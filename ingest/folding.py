"""Text made comparable: lower case, without accents, punctuation or numbering."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00]+")
_ORDINALS = re.compile(r"[ºª°]")
_WORDS = bytes(n if chr(n).isdigit() or chr(n).islower() else 32 for n in range(128)).ljust(256)
_MARKS = re.compile(r"[\u0300-\u036f]+")
_WESTERN = "cp1252"  # nearly all texts of these pages; its 256 letters are folded beforehand
_NTH = "primer|segund|tercer|cuart|quint|sext|s[eé]ptim|octav|noven"
_NUMBERING = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}\s*[.)\-–º°ª]*|(?-i:[a-h]\)|[IVX]{1,4}[.)]))\s+)(?=\S)"
    r"|^\s*\d{1,2}(?:\.\d{1,2})*[.)º°ª\-–]+\s*(?=[^\d\s])"
    rf"|^\s*(?:(?:und|duod|d)[eé]cim[oa](?:{_NTH})?[oa]?|(?:{_NTH})[oa])\s*[.:)\-–]+\s*(?=\S)",
    re.IGNORECASE,
)


def squeeze(text: str) -> str:
    """White space folded, zero-width characters and soft hyphens gone; nothing else changes."""
    plain = " ".join(text.split())
    return plain if plain.isprintable() else " ".join(_INVISIBLE.sub("", plain).split())


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Words only, lower case, without accents: `¿Cuál es el año?` → `cual es el ano`."""
    try:
        letters = text.encode(_WESTERN)
    except UnicodeEncodeError:
        return _fold_any(text)
    if _SEVERAL.search(letters):
        return _fold_any(text)
    return b" ".join(letters.translate(_FOLDED).split()).decode()


def _fold_any(text: str) -> str:
    plain = text.lower()
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", _ORDINALS.sub(" ", plain)))
    return b" ".join(plain.encode("ascii", "replace").translate(_WORDS).split()).decode()


# What each letter of `_WESTERN` becomes; those that become several, as `½` does, are left out.
_ALONE = [_fold_any(bytes([n]).decode(_WESTERN, "ignore")) for n in range(256)]
_FOLDED = bytes(ord(folded) if len(folded) == 1 else 32 for folded in _ALONE)
_SEVERAL = re.compile(b"[%s]" % re.escape(bytes(n for n in range(256) if len(_ALONE[n]) > 1)))


@lru_cache(maxsize=20_000)  # half of what is judged of a line asks for it
def word_count(text: str) -> int:
    return len(text.split())


@lru_cache(maxsize=20_000)
def without_numbering(text: str) -> str:
    """`1. ¿Quién puede solicitarlo?` → `¿Quién puede solicitarlo?`"""
    return _NUMBERING.sub("", text, count=1).strip()
