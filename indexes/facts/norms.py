"""Names of norms: by number, by date, by acronym or by the name that everybody uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.facts.dates import MONTHS
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("laws")
_TYPES = [(re.compile(pattern), form) for pattern, form in _DATA["types"].items()]
_TYPE = alternatives([*_DATA["types"]])
_MONTH = alternatives([month for month in MONTHS if len(month) > 4 or month == "mayo"])
_DAY = rf"[0-3]?[0-9](?:\.?º)? de {_MONTH}"
_LOOSE_DAY = rf"[0-3]?[0-9](?:\.?º)?(?: de)? {_MONTH}"
_OF_DATE = rf"(?:,? (?:de|del) {_LOOSE_DAY}(?: (?:de|del) [0-9]{{4}})?)?"
_NO = r"(?:n\.? ?[ºo]?\.?|num\.|numero)"
_YEAR = r"(?:19|20)[0-9]{2}"
_NUMBERED = re.compile(
    rf"\b(?P<type>{_TYPE})(?: (?:foral|autonomica|estatal))?(?: ?{_NO})? ?"
    r"(?P<code>(?:[a-z]{2,5} ?/ ?)?)(?P<number>[0-9]{1,5})"
    rf"(?: ?/ ?|-(?={_YEAR}))(?P<year>{_YEAR}|[0-9]{{2}})(?![0-9/]){_OF_DATE}"
)
# Orders are often cited by their code alone: `ECD/613/2025`
_CODE = re.compile(rf"(?<![\w/])[A-Z]{{2,4}}/[0-9]{{1,4}}/{_YEAR}(?![\w/])")
_BY_DATE = re.compile(
    r"\b(?P<type>orden(?: ministerial| foral)?|resolucion|acuerdo|instruccion|circular"
    r"|(?:real )?decreto|ley) de "
    rf"(?P<date>{_DAY}),? (?:de|del) (?P<year>{_YEAR})(?![0-9])"
)
_EU = re.compile(
    r"\b(?P<type>reglamento|directiva|decision|recomendacion)(?: delegad[oa]| de ejecucion)? "
    r"(?:\((?P<union>ue|ce|cee|euratom)(?:, ?euratom)?\) )?"
    rf"(?:{_NO} ?)?(?P<number>[0-9]{{1,4}}/[0-9]{{1,4}})(?:/(?P<suffix>ue|ce|cee))?(?![0-9/])"
    r"(?: del parlamento europeo y del consejo(?=,? de [0-9]))?" + _OF_DATE
)
_EU_TYPES = {"decision": "decisión", "recomendacion": "recomendación"}
# Ordinances are kept as named: by number, or by what they regulate.
_ORDINANCE = re.compile(
    r"\bordenanzas?(?: (?:fiscal|municipal|general|local|provincial|foral)(?:es)?)*"
    rf"(?: {_NO} ?[0-9]+(?:[./-][0-9]+)*"
    r"|,? reguladora (?:del?|sobre|por) [^,.;:()\n]{3,100}"
    r"| (?:del?|sobre) [^,.;:()\n]{3,100})"
)
_NAMES: dict[str, str] = _DATA["names"]
_NAME = re.compile(r"\b" + alternatives([*_NAMES]) + r"(?: de 1978)?\b")
_ACRONYMS: dict[str, str] = _DATA["acronyms"]
_ACRONYM = re.compile(
    r"(?<![\w/])" + alternatives([re.escape(acronym) for acronym in _ACRONYMS]) + r"(?![\w/])"
)
_SHORTS: dict[str, str] = _DATA["short"]
_SHORT = re.compile(r"(?<![\w/])" + alternatives([*_SHORTS]) + r"(?![\w/])")
_LAST_CENTURY = 50


@dataclass(frozen=True, slots=True)
class Norm:
    start: int
    end: int
    form: str
    needs_article: bool = False  # "CE" is the Constitution only in "art. 23 CE"


def find_norms(reading: Reading) -> Iterator[Norm]:
    """In no order; they may overlap."""
    folded = reading.folded
    if "/" in folded or "-" in folded:
        yield from (Norm(m.start(), m.end(), _numbered(m)) for m in _NUMBERED.finditer(folded))
        yield from (Norm(m.start(), m.end(), _european(m)) for m in _EU.finditer(folded))
        for match in _CODE.finditer(reading.raw):
            yield Norm(match.start(), match.end(), f"orden {match[0].lower()}")
    for match in _BY_DATE.finditer(folded):
        kind = _type_form(match["type"])
        yield Norm(match.start(), match.end(), f"{kind} de {match['date']} de {match['year']}")
    for match in _ORDINANCE.finditer(folded) if "ordenanza" in folded else ():
        end = match.start() + len(match[0].rstrip())
        form = " ".join(reading.raw[match.start() : end].lower().split())
        yield Norm(match.start(), end, form)
    for match in _NAME.finditer(folded):
        yield Norm(match.start(), match.end(), _NAMES[match[0].removesuffix(" de 1978")])
    for match in _ACRONYM.finditer(reading.raw):
        yield Norm(match.start(), match.end(), _ACRONYMS[match[0]])
    for match in _SHORT.finditer(reading.raw):
        yield Norm(match.start(), match.end(), _SHORTS[match[0]], needs_article=True)


def _numbered(match: re.Match[str]) -> str:
    year = match["year"]
    full = year if len(year) == 4 else f"{'19' if int(year) > _LAST_CENTURY else '20'}{year}"
    code = match["code"].replace(" ", "")
    return f"{_type_form(match['type'])} {code}{int(match['number'])}/{full}"


def _type_form(printed: str) -> str:
    for pattern, form in _TYPES:
        if pattern.fullmatch(printed):
            return str(form)
    return printed


def _european(match: re.Match[str]) -> str:
    union = f" ({match['union']})" if match["union"] else ""
    suffix = f"/{match['suffix']}" if match["suffix"] else ""
    return f"{_EU_TYPES.get(match['type'], match['type'])}{union} {match['number']}{suffix}"
