"""Dates and months as single values: finds them, with their year when it is printed."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexes.facts.numerals import find_numerals
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import alternatives, vocabulary

MONTHS: dict[str, int] = vocabulary("dates")["months"]
_WRITTEN_MONTHS: dict[str, int] = MONTHS | vocabulary("dates")["foreign_months"]
_BASQUE_MONTHS: dict[str, int] = vocabulary("dates")["basque_months"]
_MONTH = alternatives([*MONTHS]) + r"(?![a-z])\.?"
_MONTH_OF_A_DAY = alternatives([*_WRITTEN_MONTHS]) + r"(?![a-z])\.?"
_DAY_WORD = (
    "(?:primero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    "|dieciseis|diecisiete|dieciocho|diecinueve|veinte|veinti[a-z]+|treinta y uno|treinta)"
)
DAY = (
    r"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:(?:\.?[ºoª]|er)(?![a-z0-9]))?(?![0-9])"
    rf"|{_DAY_WORD}(?![a-z]))"
)
_YEAR_WORD = (
    "dos mil"
    "(?: (?:veinti[a-z]+|treinta(?: y [a-z]+)?|diez|[a-z]+(?:ce|eis|ete|cho|eve|te))(?![a-z]))?"
)
_YEAR = rf"(?:(?:19|20)[0-9]{{2}}(?![0-9])|{_YEAR_WORD})"
_OF_YEAR = rf"(?:(?:,? de(?:l)?(?: ano)? |, ?| |-|/|\.)(?P<year>{_YEAR}))?"

_WRITTEN = re.compile(
    rf"(?<![0-9a-z/])(?P<day>{DAY})(?: d| de(?:l mes de)?|)(?: |-|/|\.| d['’])"
    rf"(?P<month>{_MONTH_OF_A_DAY})" + _OF_YEAR
)
_NUMERIC = re.compile(
    r"(?<![0-9/.,\-])(?P<d>[0-3]?[0-9])(?P<s>[/.\-])(?P<m>[01]?[0-9])(?P=s)"
    r"(?P<y>(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9/]|[.,\-][0-9])"
)
_ISO = re.compile(
    r"(?<![0-9/\-])(?P<y>(?:19|20)[0-9]{2})(?P<s>[/\-])(?P<m>[01][0-9])(?P=s)(?P<d>[0-3][0-9])"
    r"(?![0-9/]|[.,\-][0-9])"
)
# `2026ko maiatzaren 5a`; the second day of `maiatzaren 5etik 30era` borrows the month.
_BASQUE = re.compile(
    r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})[ .\-]?(?:e?ko),? )?\b"
    rf"(?P<month>{alternatives([*_BASQUE_MONTHS])}) (?P<day>[0-3]?[0-9])(?![0-9])"
    r"(?:(?=e?tik (?P<second>[0-3]?[0-9])e?ra\b))?"
)
# `5/5` is a day only after an article or before another date.
_SHORT = re.compile(
    r"(?:(?<=\bel )|(?<=del )|(?<=\bal )|(?<=dia ))"
    r"(?P<d>[0-3]?[0-9])/(?P<m>[01]?[0-9])(?![0-9/,]|\.[0-9]| ?%)"
    r"|(?<![0-9/])(?P<d2>[0-3]?[0-9])/(?P<m2>[01]?[0-9])"
    r"(?= ?(?:al?|-|hasta(?: el)?) ?[0-3]?[0-9]/[01]?[0-9](?:/|[^0-9/]))"
)
_MONTH_ALONE = re.compile(rf"(?<![0-9a-z])(?P<month>{_MONTH})" + _OF_YEAR)
# One pattern of all would take five times as long as looking for each of the names first.
# What begins «enero» begins «ene» too: the shorter ones alone tell.
_MONTH_BEGINS = [
    (month, re.compile(rf"\b{month}"))
    for month in _WRITTEN_MONTHS
    if not any(month != other and month.startswith(other) for other in _WRITTEN_MONTHS)
]
_FIGURES = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or a month at a place of the text. `year` is None when it is not said."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def iso(self) -> str:
        head = f"{self.year:04d}-{self.month:02d}" if self.year else f"--{self.month:02d}"
        return head if self.day is None else f"{head}-{self.day:02d}"

    @property
    def exists(self) -> bool:
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year or 2024, self.month)[1]

    def in_year(self, year: int | None) -> Moment:
        return replace(self, year=year)


def find_moments(reading: Reading) -> list[Moment]:
    """Days and months in order of place, never overlapping; impossible dates are left out."""
    found: list[Moment] = []
    taken = bytearray(len(reading.folded))
    for moment in _proposals(reading.folded):
        span = slice(moment.start, moment.end)
        if any(taken[span]):
            continue
        taken[span] = b"\1" * (moment.end - moment.start)
        if moment.exists:
            found.append(moment)
    return sorted(found, key=lambda moment: moment.start)


def _proposals(folded: str) -> Iterator[Moment]:
    figures = _FIGURES.search(folded) is not None  # before patterns that are tried at each letter
    if figures and ("/" in folded or "-" in folded or "." in folded):
        for pattern in (_ISO, _NUMERIC, _SHORT):
            yield from (_numeric(match) for match in pattern.finditer(folded))
    if figures and "aren " in folded:
        for match in _BASQUE.finditer(folded):
            yield from _basque(match)
    if any(month in folded and begins.search(folded) for month, begins in _MONTH_BEGINS):
        yield from (_written(match) for match in _WRITTEN.finditer(folded))
        yield from (_month(match) for match in _MONTH_ALONE.finditer(folded))


def _numeric(match: re.Match[str]) -> Moment:
    year = _year(match.groupdict().get("y"))
    groups = match.groupdict()
    month, day = groups["m"] or groups["m2"], groups["d"] or groups["d2"]
    return Moment(match.start(), match.end(), year, int(month), int(day))


def _written(match: re.Match[str]) -> Moment:
    year = _year(match["year"])
    end = match.end() if year else match.end("month")
    return Moment(
        match.start(), _undotted(match, end), year, _month_number(match), day_number(match["day"])
    )


def _month(match: re.Match[str]) -> Moment:
    year = _year(match["year"])
    end = match.end() if year else match.end("month")
    return Moment(match.start(), _undotted(match, end), year, _month_number(match), None)


def _basque(match: re.Match[str]) -> Iterator[Moment]:
    year, month = _year(match["year"]), _BASQUE_MONTHS[match["month"]]
    yield Moment(match.start(), match.end(), year, month, int(match["day"]))
    if match["second"]:
        yield Moment(*match.span("second"), year, month, int(match["second"]))


def _undotted(match: re.Match[str], end: int) -> int:
    """A full stop after a month at the end of the value ends a sentence: it is not part of it."""
    return end - 1 if match.string[end - 1] == "." else end


def _month_number(match: re.Match[str]) -> int:
    return _WRITTEN_MONTHS[match["month"].rstrip(".")]


def day_number(day: str) -> int:
    """`5`, `1.º`, `primero`, `treinta y uno` → the day."""
    if figures := _FIGURES.match(day):
        return int(figures[0])
    if day == "primero":
        return 1
    numerals = find_numerals(day)
    return int(numerals[0].value) if numerals else 0


def _year(text: str | None) -> int | None:
    if not text:
        return None
    if text.isdigit():
        return int(text) if len(text) == 4 else _century(int(text))
    numerals = find_numerals(text)
    return int(numerals[0].value) if numerals else None


def _century(year: int) -> int:
    """Two figures: births go back to 1950, terms reach 2049."""
    return 2000 + year if year < 50 else 1900 + year
