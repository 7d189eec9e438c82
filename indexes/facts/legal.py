"""Legal references: laws, decrees, orders, EU norms, with their articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.facts.articles import Article, articles_after, articles_before
from indexes.facts.candidates import Candidate
from indexes.facts.dates import MONTHS
from indexes.facts.models import FactKind, Slot
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("laws")
_TYPES = [(re.compile(pattern), form) for pattern, form in _DATA["types"].items()]
_TYPE = alternatives([*_DATA["types"]])
_DATE = rf"[0-3]?[0-9](?:\.?º)? de {alternatives([m for m in MONTHS if len(m) > 4 or m == 'mayo'])}"
_OF_DATE = rf"(?:,? (?:de|del) {_DATE}(?: (?:de|del) [0-9]{{4}})?)?"
_NUMBER = r"(?: ?n\.? ?[ºo]?\.?| num\.?| numero)? ?(?P<code>(?:[a-z]{2,5} ?/ ?)?)(?P<number>[0-9]{1,5})(?: ?/ ?|-(?=(?:19|20)[0-9]{2}))(?P<year>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/])"
_NORM = re.compile(rf"\b(?P<type>{_TYPE})" + _NUMBER + _OF_DATE)
_BY_DATE = re.compile(
    rf"\b(?P<type>orden(?: ministerial| foral)?|resolucion|acuerdo|instruccion) de (?P<date>{_DATE}),? (?:de|del) (?P<year>(?:19|20)[0-9]{{2}})(?![0-9])"
)
_EU = re.compile(
    r"\b(?P<type>reglamento|directiva|decision|recomendacion)(?: delegad[oa]| de ejecucion)? "
    r"(?:\((?P<union>ue|ce|cee|euratom)(?:, ?euratom)?\) )?(?:n\.? ?[ºo]?\.? ?|num\. ?)?(?P<number>[0-9]{1,4}/[0-9]{1,4})(?:/(?P<suffix>ue|ce|cee))?(?![0-9/])"
    + _OF_DATE
)
_NAMES: dict[str, str] = _DATA["names"]
_NAME = re.compile(r"\b" + alternatives([*_NAMES]) + r"(?: de 1978)?\b")
_ACRONYMS: dict[str, str] = _DATA["acronyms"]
_ACRONYM = re.compile(
    r"(?<![\w/])(?:TRL)?(?:"
    + "|".join(sorted(map(re.escape, _ACRONYMS), key=len, reverse=True))
    + r")(?![\w/])"
)
_SHORTS: dict[str, str] = _DATA["short"]
_SHORT = re.compile(r"(?<![\w/])(?:" + "|".join(_SHORTS) + r")(?![\w/])")


@dataclass(frozen=True, slots=True)
class _Norm:
    start: int
    end: int
    form: str
    needs_article: bool = False


def find_legal_references(reading: Reading) -> Iterator[Candidate]:
    """`ley 39/2015`, `orden hap/153/2016`, `ley 39/2015#art.21.3`; several articles, one fact each."""
    taken = -1
    for norm in sorted(_norms(reading), key=lambda norm: (norm.start, -norm.end)):
        if norm.start < taken:
            continue
        found = list(_with_articles(reading, norm))
        if found:
            taken = max(candidate.end for candidate in found)
        yield from found


def _with_articles(reading: Reading, norm: _Norm) -> Iterator[Candidate]:
    folded = reading.folded
    before = articles_before(folded, norm.start)
    after = [] if before else articles_after(folded, norm.end)
    if before:
        *others, last = before
        yield from (_article(a.start, a.end, norm, a) for a in others)
        yield _article(last.start, norm.end, norm, last)
    elif after:
        first, *others = after
        yield _article(norm.start, first.end, norm, first)
        yield from (_article(a.start, a.end, norm, a) for a in others)
    elif not norm.needs_article:
        yield Candidate(FactKind.LEGAL_REFERENCE, norm.start, norm.end, norm.form, Slot.LEGAL_BASIS)


def _article(start: int, end: int, norm: _Norm, article: Article) -> Candidate:
    form = f"{norm.form}#art.{article.form}"
    return Candidate(FactKind.LEGAL_REFERENCE, start, end, form, Slot.LEGAL_BASIS)


def _norms(reading: Reading) -> Iterator[_Norm]:
    folded = reading.folded
    if "/" in folded or "-" in folded:
        yield from (_Norm(m.start(), m.end(), _norm_form(m)) for m in _NORM.finditer(folded))
        yield from (_Norm(m.start(), m.end(), _eu_form(m)) for m in _EU.finditer(folded))
    for match in _BY_DATE.finditer(folded):
        kind = _type_form(match["type"])
        yield _Norm(match.start(), match.end(), f"{kind} de {match['date']} de {match['year']}")
    for match in _NAME.finditer(folded):
        yield _Norm(match.start(), match.end(), _NAMES[match[0].removesuffix(" de 1978")])
    for match in _ACRONYM.finditer(reading.raw):
        form = _ACRONYMS.get(match[0]) or _ACRONYMS[match[0].removeprefix("TRL")]
        yield _Norm(match.start(), match.end(), form)
    for match in _SHORT.finditer(reading.raw):
        yield _Norm(match.start(), match.end(), _SHORTS[match[0]], needs_article=True)


def _norm_form(match: re.Match[str]) -> str:
    year = match["year"]
    full = year if len(year) == 4 else f"{'19' if int(year) > 50 else '20'}{year}"
    code = match["code"].replace(" ", "")
    return f"{_type_form(match['type'])} {code}{int(match['number'])}/{full}"


def _type_form(printed: str) -> str:
    for pattern, form in _TYPES:
        if pattern.fullmatch(printed):
            return str(form)
    return printed


def _eu_form(match: re.Match[str]) -> str:
    union = f" ({match['union']})" if match["union"] else ""
    suffix = f"/{match['suffix']}" if match["suffix"] else ""
    kind = {"decision": "decisión", "recomendacion": "recomendación"}.get(
        match["type"], match["type"]
    )
    return f"{kind}{union} {match['number']}{suffix}"
