"""Terms: a number and a unit of time, as an ISO 8601 duration; working days are marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading
from indexes.facts.things import are_of_a_thing
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("durations")
_UNITS: dict[str, str] = _DATA["units"]
_UNIT_WORDS = alternatives([*_UNITS])
_DAY_KIND = (
    rf"(?:(?P<working> {alternatives(_DATA['days']['working'])}\b)"
    rf"|(?P<natural> {alternatives(_DATA['days']['natural'])}\b))?"
)
_UNIT = re.compile(
    rf"(?: {alternatives(_DATA['between']['words'])})? ?(?P<unit>{_UNIT_WORDS})\b(?!/)"
    rf"(?P<half> y medi[oa]\b)?{_DAY_KIND}"
)
_MORE = re.compile(r"(?: y |, | con )$")
_RANGE = re.compile(r" ?(?:-|/|a|y|o|u|e|hasta|hasta los|o incluso|a los) ?$")
_HALF = re.compile(
    rf"\b(?:(?P<first>{_UNIT_WORDS}) y medi[oa]|medi[oa] (?P<only>{_UNIT_WORDS}))\b" + _DAY_KIND
)
_END = re.compile(
    rf"\b{alternatives(_DATA['ending']['words'])}(?: \w+)? (?:al|cada|todos los)"
    rf" (?P<unit>{_UNIT_WORDS})\b" + _DAY_KIND
)
_NEXT = re.compile(
    rf"\b(?:en|dentro|durante)(?: del?)?(?: el)?(?: plazo del)? (?P<unit>{_UNIT_WORDS}) siguiente"
    r"(?= al? | desde )" + _DAY_KIND
)
_CLOCK_BEFORE = re.compile(
    r"\blas? (?:[0-9:.]+ (?:a|y|-) )?$|[0-9]{1,2}[:.][0-9]{2} ?(?:h|horas)? ?(?:-|a|y) $"
)
_CLOCK_RANGE = re.compile(
    r"(?:\bde|\bentre|,|:|\() (?P<from>[0-9]{1,2})(?:[:.][0-9]{2})? ?(?:h|horas)?\.?"
    r" ?(?:-|a|y)(?: las)? ?$"
)
_MONTHS_BEFORE = re.compile(r"\b(?:mes(?:es)?|anos?),? \($")
_MOST_BETWEEN = 12  # characters between the numbers of a range
_MONTHS_IN_A_YEAR = 12
_DAYS_IN_A_MONTH = 30


def is_unit(word: str) -> bool:
    """Of a folded word: `anos`, `horas`."""
    return word in _UNITS


def find_durations(reading: Reading) -> Iterator[Candidate]:
    """`P6M`, `P15D`, `P10D;working`, `PT48H`, `P1M15D`; a range of terms gives one fact each."""
    measured = [(n, m) for n in reading.numerals if (m := _UNIT.match(reading.folded, n.end))]
    skip: set[int] = set()
    for index, (numeral, unit) in enumerate(measured):
        if numeral.start in skip or _is_clock(reading.folded, numeral, unit):
            continue
        following = measured[index + 1] if index + 1 < len(measured) else None
        if following and _continues(reading.folded, unit, following):
            skip.add(following[0].start)
            yield _compound(numeral, unit, *following)
            continue
        yield from _range_start(reading, numeral, unit)
        found = _candidate(numeral.start, unit.end(), _amounts(numeral.value, unit), unit)
        yield replace(found, slot=Slot.OTHER) if _is_age(reading, numeral, unit) else found
    yield from _halves(reading)
    yield from _ends(reading)


def _is_age(reading: Reading, numeral: Numeral, unit: re.Match[str]) -> bool:
    return unit["unit"].startswith("ano") and are_of_a_thing(reading, numeral)


def _ends(reading: Reading) -> Iterator[Candidate]:
    """`caduca al año`, `dentro del mes siguiente al pago`: one of them, without a number."""
    for match in (*_END.finditer(reading.folded), *_NEXT.finditer(reading.folded)):
        yield _candidate(*match.span("unit"), _scaled(Decimal(1), match["unit"]), match)


def _halves(reading: Reading) -> Iterator[Candidate]:
    """`mes y medio`, `medio año`: no number is written."""
    if " medi" not in reading.folded and not reading.folded.startswith("medi"):
        return
    starts = {n.end for n in reading.numerals}
    for match in _HALF.finditer(reading.folded):
        if match.start() - 1 in starts:
            continue
        amounts = _scaled(
            Decimal("1.5" if match["first"] else "0.5"), match["first"] or match["only"]
        )
        yield _candidate(match.start(), match.end(), amounts, match)


def _continues(folded: str, unit: re.Match[str], following: tuple[Numeral, re.Match[str]]) -> bool:
    """`dos años y seis meses` is one term: the units go down."""
    numeral, smaller = following
    order = "YMWD"
    first, second = _UNITS[unit["unit"]][-1], _UNITS[smaller["unit"]][-1]
    if "T" in _UNITS[unit["unit"]] + _UNITS[smaller["unit"]] or order.index(first) >= order.index(
        second
    ):
        return False
    return _MORE.match(folded[unit.end() : numeral.start]) is not None


def _compound(
    numeral: Numeral, unit: re.Match[str], second: Numeral, smaller: re.Match[str]
) -> Candidate:
    amounts = _amounts(numeral.value, unit)
    for designator, value in _amounts(second.value, smaller).items():
        amounts[designator] = amounts.get(designator, Decimal(0)) + value
    return _candidate(numeral.start, smaller.end(), amounts, smaller)


def _range_start(reading: Reading, numeral: Numeral, unit: re.Match[str]) -> Iterator[Candidate]:
    """`de 3 a 6 meses`: the first number borrows the unit of the second."""
    index = bisect_left(reading.numerals, numeral.start, key=attrgetter("end")) - 1
    if index < 0:
        return
    first = reading.numerals[index]
    between = reading.folded[first.end : numeral.start]
    if len(between) > _MOST_BETWEEN or not _RANGE.match(between):
        return
    if first.value < numeral.value and first.figures == numeral.figures:
        yield _candidate(first.start, first.end, _amounts(first.value, unit), unit)


def _candidate(start: int, end: int, amounts: dict[str, Decimal], unit: re.Match[str]) -> Candidate:
    normalised = _iso(amounts)
    days_only = set(amounts) == {"D"}
    working = bool(unit["working"]) and days_only
    bare = days_only and not unit["working"] and not unit["natural"] and not _glosses(unit, start)
    suffix = ";working" if working else ""
    return Candidate(FactKind.DURATION, start, end, normalised + suffix, bare_days=bare)


def _glosses(unit: re.Match[str], start: int) -> bool:
    """`6 meses (180 días)`: days that explain months are calendar days."""
    return _MONTHS_BEFORE.search(unit.string, max(0, start - 12), start) is not None


def _amounts(value: Decimal, unit: re.Match[str]) -> dict[str, Decimal]:
    extra = Decimal("0.5") if unit["half"] else Decimal(0)
    return _scaled(value + extra, unit["unit"])


def _scaled(value: Decimal, unit: str) -> dict[str, Decimal]:
    designator = _UNITS[unit]
    if designator[0].isdigit():
        value, designator = value * int(designator[:-1]), designator[-1]
    whole = value.to_integral_value(rounding="ROUND_FLOOR")
    rest = value - whole
    smaller = {
        "Y": ("M", _MONTHS_IN_A_YEAR),
        "M": ("D", _DAYS_IN_A_MONTH),
        "W": ("D", 7),
        "TH": ("TM", 60),
    }
    amounts = {designator: whole} if whole or not rest else {}
    if rest and designator in smaller:
        name, factor = smaller[designator]
        amounts[name] = (rest * factor).to_integral_value()
    elif rest:
        amounts = {designator: value}
    if "W" in amounts and "D" in amounts:
        amounts = {"D": amounts["W"] * 7 + amounts["D"]}
    return amounts


def _iso(amounts: dict[str, Decimal]) -> str:
    date = "".join(f"{amounts[d]:f}{d}" for d in "YMWD" if d in amounts)
    time = "".join(f"{amounts[d]:f}{d[1]}" for d in ("TH", "TM") if d in amounts)
    return f"P{date}" + (f"T{time}" if time else "")


def _is_clock(folded: str, numeral: Numeral, unit: re.Match[str]) -> bool:
    """`a las 14 horas`, `de 9 a 14 h`: an hour of the day, not a term."""
    if _UNITS[unit["unit"]] != "TH":
        return False
    base = max(0, numeral.start - 24)
    if _CLOCK_BEFORE.search(folded, base, numeral.start) and not folded[
        base : numeral.start
    ].endswith(("en las ", "de las ")):
        return True
    match = _CLOCK_RANGE.search(folded, base, numeral.start)
    return match is not None and int(match["from"]) <= 24 and numeral.value <= 24
