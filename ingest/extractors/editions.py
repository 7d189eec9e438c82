"""Which edition of a procedure a page is about: `Convocatoria 2026`, `curso 2025/26`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

FEW_WORDS = 8  # longer lines mention editions, they do not name their own
_YEARS = r"(20\d\d(?:\s?[/-]\s?(?:20)?\d\d(?!\d))?)"
_YEAR = re.compile(_YEARS)
_NAMED = re.compile(
    r"\b(?:convocat[oò]ri[aes]+|convocatorias?|edici[oó]n?|edici[oó]|edition|curso|curs|campaña|campanya|"
    r"ejercicio|exercici|exercicio|año|any|ano|temporada|deialdia)[\s-]+(?:acad[eé]mic[oa]\s+|escolar\s+|"
    r"del?\s+|para\s+|año\s+|l['’]any\s+)*" + _YEARS + r"\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b((?:[IVX]{1,5}|\d{1,2}\.?[ªº])\s+(?:convocatoria|edici[oó]n))\b", re.IGNORECASE
)
_LAST = re.compile(r"(?:^|[\s(,–-])" + _YEARS + r"\)?(?=$|\s*[:;–—]|\s-\s)")
_PLACES = re.compile(
    r"[\s(,–—-]+\d[\d.]*\s+(?:plazas?|places|prazas|puestos|becas|ayudas|beques)\b\)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|\s)(?:[IVX]{1,5}|\d{1,2}\.?[ªº])$")
_EDGES = " -–—:.,;|()/"


def edition_of(title: str, url: str, lines: Sequence[str], terms: Sequence[str]) -> str | None:
    """As the title says it, the end of the address (`…/convocatoria-2026`), the first short lines
    of the page, or what it says of the term."""
    *_, last = unquote(urlsplit(url).path).rstrip("/").split("/")
    address = re.sub(r"[-_]+(?!20\d\d\b|\d\d$)", " ", last)
    named = (_named(text) for text in [*_short(lines), *terms])
    stated = last if _YEAR.fullmatch(last) else _named(address)
    return next(filter(None, (edition_in(title), stated, *named)), None)


def edition_in(text: str) -> str | None:
    """`2026`, `2025/2026`, `3.ª convocatoria`; None when the text names none."""
    named = _named(text)
    if named:
        return named
    last = _LAST.search(text.strip())
    if last:
        return re.sub(r"\s", "", last.group(1))
    ordinal = _ORDINAL.search(text)
    return ordinal.group(1) if ordinal else None


def without_edition(title: str) -> str:
    """What all editions of one are called: `Becas de comedor - Convocatoria 2026 (40 becas)`
    → `Becas de comedor`. The title itself when nothing else would be left."""
    bare = _PLACES.sub("", _ORDINAL.sub("", _NAMED.sub("", title)).strip(_EDGES))
    bare = _LAST.sub("", bare.strip()).strip(_EDGES)
    bare = _NUMBERED.sub("", bare).strip(_EDGES)
    return bare or title


def _named(text: str) -> str | None:
    named = _NAMED.search(text)
    return re.sub(r"\s", "", named.group(1)) if named else None


def _short(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if len(line.split()) < FEW_WORDS]
