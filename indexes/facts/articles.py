"""The articles cited beside a norm: `arts. 14 y 16 de …`, `… (art. 21.3)`, `apartado 3 del
artículo 21 de …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = r"(?:articulos?|arts?\b\.?º?)"
_PART_WORD = r"(?:apartado|parrafo|punto|letra)s?"
_ORDINAL = r"(?:primero|segundo|tercero|cuarto|quinto|sexto|ultimo)"
# `21`, `21.3`, `16.4 a)`, `105.b`, `82 bis`, `28.1.1.º b)`, `21, apartado 3, letra a)`
_NUMBER = (
    r"[0-9]{1,4}(?: (?:bis|ter|quater|quinquies)\b)?(?:\.[0-9]{1,2}(?![0-9]))*(?:\.?º)?"
    r"(?: ?[a-z]\)|\.[a-z](?:\)|(?![a-z])))?"
    rf"(?:,? {_PART_WORD} (?:[0-9]{{1,2}}|[a-z]\)?(?![a-z])|{_ORDINAL})(?:\.?º)?)*"
)
_RANGE = r" ?- ?| al? (?:articulo )?"
_ITEM = re.compile(rf"(?P<number>{_NUMBER})(?:(?:{_RANGE})(?P<last>{_NUMBER}))?")
_ANY_ITEM = rf"{_NUMBER}(?:(?:{_RANGE}){_NUMBER})?"
_JOIN = rf"(?:,? (?:y|e|o|u) |, )(?:(?:el |los )?{_WORD} )?(?=[0-9])"
_LIST = rf"(?P<list>{_ANY_ITEM}(?:{_JOIN}{_ANY_ITEM})*)"
_JOINED = re.compile(_JOIN.replace(f"{_WORD} ", f"(?P<word>{_WORD}) "))
_BEFORE = re.compile(
    r"(?:\b(?P<part>(?:apartado|parrafo|punto)s? [0-9]{1,2}(?:,? letra [a-z]\)?)?|letra [a-z]\)?)"
    rf" del )?\b{_WORD} ?{_LIST},? "
    r"(?:(?:y siguientes|y concordantes|y ss\.?) )?"
    r"(?:(?:de la|del|de los|de|la)(?: (?:citada|mencionada|propia|vigente|actual|texto refundido"
    r" de la))? )?$"
)
# The title of the norm may stand between: `Ley 6/2002, de 15 de abril, de Salud de Aragón (art. 8)`
_AFTER = re.compile(
    r"(?:,? (?:de|del|por|sobre|reguladora?|general) ?[^.;:()\n]{0,160})?"
    rf"(?:[ ,:]{{0,2}}|\. (?=\())\(?(?:en sus? )?(?P<word>{_WORD} ?){_LIST}\)?"
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
    """The articles in the bracket after a norm, which may follow its title."""
    match = _AFTER.match(folded, position)
    return _items(folded, match, match.start("word"), "") if match else []


def _items(folded: str, match: re.Match[str], start: int, part: str) -> list[Article]:
    found: list[Article] = []
    position, end = match.span("list")
    named = start  # the span begins at the word "artículo" where it is said again
    while item := _ITEM.match(folded, position, end):
        form = _form(item["number"], part)
        if item["last"]:
            form = f"{form}-{_form(item['last'], '')}"
        found.append(Article(named, item.end(), form))
        joint = _JOINED.match(folded, item.end())
        if joint is None:
            break
        position = joint.end()
        named = joint.start("word") if joint["word"] else position
    return found


def _form(number: str, part: str) -> str:
    """`21, apartado 3, letra a)` → `21.3.a`; `16.4 a)` → `16.4.a`; `82 bis` → `82bis`."""
    base = re.split(rf",? {_PART_WORD}", number)[0]
    rest = number[len(base) :] + " " + part
    base = re.sub(r"\.?º|\)", "", base)
    base = re.sub(r" (bis|ter|quater|quinquies)", r"\1", base)
    base = re.sub(r"([0-9])[. ]?([a-z])$", r"\1.\2", base)
    pieces = [base.strip(" .")]
    pieces += [m[1] for m in (_PART.search(rest),) if m]
    pieces += [m[1] for m in (_LETTER.search(rest),) if m]
    return ".".join(pieces)
