"""The articles cited beside a norm: `arts. 14 y 16 de`, `(art. 21.3)`, `apartado 3 del artículo 21`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"(?:articulos?|arts?\b\.?)"
_NUMBER = r"[0-9]{1,4}(?: (?:bis|ter|quater|quinquies)\b)?(?:\.[0-9]{1,2}(?![0-9]))*(?: ?[a-z]\)|\.[a-z](?:\)|(?![a-z]))|\.?º)?(?:,? (?:apartado|parrafo|punto|letra)s? (?:[0-9]{1,2}|[a-z]\)?(?![a-z]))(?:\.?º)?)*"
_ITEM = re.compile(
    rf"(?P<number>{_NUMBER})(?:(?P<range> ?- ?| al? (?:articulo )?)(?P<last>{_NUMBER}))?"
)
_JOIN = re.compile(rf"(?:,? (?:y|e|o|u) |, )(?:(?:el |los )?{_WORD} )?(?=[0-9])")
_LIST = rf"{_ITEM.pattern.replace('?P<number>', '?:').replace('?P<range>', '?:').replace('?P<last>', '?:')}"
_BEFORE = re.compile(
    rf"(?:\b(?P<part>(?:apartado|parrafo|punto)s? [0-9]{{1,2}}(?: letra [a-z]\)?)?|letra [a-z]\)?) del )?(?:\b{_WORD} ?)(?P<list>{_LIST}(?:{_JOIN.pattern}{_LIST})*),? (?:(?:y siguientes |y concordantes |y ss\.? )?(?:de la|del|de los|de|la)(?: citada| mencionada| propia| vigente| actual| texto refundido de la)? )?$"
)
_AFTER = re.compile(
    rf"[ ,.:]{{0,2}}\(?(?:en (?:su|sus) )?(?P<word>{_WORD} ?)(?P<list>{_LIST}(?:{_JOIN.pattern}{_LIST})*)\)?"
)
_PART = re.compile(r"(?:apartado|parrafo|punto)s? ([0-9]{1,2})")
_LETTER = re.compile(r"letra ([a-z])")
_REACH = 140


@dataclass(frozen=True, slots=True)
class Article:
    start: int
    end: int
    form: str  # `21.3`, `16.4.a`, `12-24`


def articles_before(folded: str, position: int) -> list[Article]:
    """The articles that end right before a norm; the first span begins at the word "artículo"."""
    base = max(0, position - _REACH)
    if "art" not in folded[base:position]:
        return []
    match = _BEFORE.search(folded, base, position)
    if match is None:
        return []
    return _items(folded, match, match.start(), match["part"] or "")


def articles_after(folded: str, position: int) -> list[Article]:
    """The articles in the bracket right after a norm."""
    match = _AFTER.match(folded, position)
    return _items(folded, match, match.start("word"), "") if match else []


def _items(folded: str, match: re.Match[str], start: int, part: str) -> list[Article]:
    found: list[Article] = []
    for item in _ITEM.finditer(folded, match.start("list"), match.end("list")):
        if found and not _separated(folded, found[-1].end, item.start()):
            continue
        form = _form(item["number"], part)
        if item["last"]:
            form = f"{form}-{_form(item['last'], '')}"
        found.append(Article(item.start() if found else start, item.end(), form))
    return found


def _separated(folded: str, end: int, start: int) -> bool:
    return _JOIN.fullmatch(folded, end, start) is not None or _JOIN.match(folded, end) is not None


def _form(number: str, part: str) -> str:
    """`21, apartado 3, letra a)` → `21.3.a`; `16.4 a)` → `16.4.a`; `82 bis` → `82bis`."""
    base = re.split(r",? (?:apartado|parrafo|punto|letra)", number)[0]
    rest = number[len(base) :] + " " + part
    base = re.sub(r"\.?º|\)", "", base)
    base = re.sub(r" (bis|ter|quater|quinquies)", r"\1", base)
    base = re.sub(r"([0-9])[. ]?([a-z])$", r"\1.\2", base)
    pieces = [base.strip(" .")]
    pieces += [m[1] for m in (_PART.search(rest),) if m]
    pieces += [m[1] for m in (_LETTER.search(rest),) if m]
    return ".".join(pieces)
