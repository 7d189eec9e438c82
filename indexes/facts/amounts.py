"""Sums of money in euros, and statements that something is free."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary

_DATA = vocabulary("amounts")
_EURO = re.compile(
    r"(?:[.,]?-{1,2})?(?: de)? ?(?:€|euros?\b|eur\b|(?P<millions>(?:m ?€|meur)(?![a-z])))"
)
_SIGN_BEFORE = re.compile(r"(?:€|\beur) ?$")
_CENTS = re.compile(r" ?(?:centimos?\b|cents?\b|cts\b|cent\b)")
_WITH = re.compile(r" (?:con|y) $")
_RANGE = re.compile(r" ?(?:-|/|a|y|o|u|e|hasta|a los|y los|y las|hasta los) ?$")
_BETWEEN = re.compile(r"\b(?:entre|de)(?: los| las)? $")
_FREE = re.compile(r"\b(?:" + "|".join(_DATA["free"]) + r")\b")
_NOT_BEFORE = re.compile("|".join(_DATA["not_free_before"]))
_NOT_AFTER = re.compile("|".join(_DATA["not_free_after"]))
_MILLION = 1_000_000


def find_amounts(reading: Reading) -> Iterator[Candidate]:
    """`19.73 EUR`; a range gives one fact each; céntimos are amounts; free is `0.00 EUR` of fee."""
    folded, numerals = reading.folded, reading.numerals
    taken = -1
    if "€" in folded or "eur" in folded or "cent" in folded or "cts" in folded:
        for index, numeral in enumerate(numerals):
            if numeral.start < taken:
                continue
            found = _amount(folded, numerals, index)
            if found is None:
                continue
            yield from _range_start(folded, numerals, index)
            yield found
            taken = found.end
    yield from _free(reading)


def amount_form(value: Decimal) -> str:
    """Two decimals at least: a price per litre keeps its third."""
    exponent = value.normalize().as_tuple().exponent
    decimals = max(2, -exponent if isinstance(exponent, int) else 2)
    return f"{value:.{decimals}f} EUR"


def _amount(folded: str, numerals: tuple[Numeral, ...], index: int) -> Candidate | None:
    numeral = numerals[index]
    if cents := _CENTS.match(folded, numeral.end):
        return _candidate(numeral.start, cents.end(), numeral.value / 100)
    if euro := _EURO.match(folded, numeral.end):
        value = numeral.value * (_MILLION if euro["millions"] else 1)
        return _with_cents(folded, numerals, index, euro.end(), value)
    if sign := _SIGN_BEFORE.search(folded, max(0, numeral.start - 5), numeral.start):
        return _candidate(sign.start(), numeral.end, numeral.value)
    return None


def _with_cents(
    folded: str, numerals: tuple[Numeral, ...], index: int, end: int, value: Decimal
) -> Candidate:
    """`20 euros con 50 céntimos`, `20 € con 50`."""
    start = numerals[index].start
    if index + 1 < len(numerals):
        following = numerals[index + 1]
        joint = folded[end : following.start]
        if _WITH.match(joint) and following.value < 100:
            if cents := _CENTS.match(folded, following.end):
                return _candidate(start, cents.end(), value + following.value / 100)
            if "con" in joint and not re.match(r" ?[a-z€%]", folded[following.end :]):
                return _candidate(start, following.end, value + following.value / 100)
    return _candidate(start, end, value)


def _range_start(folded: str, numerals: tuple[Numeral, ...], index: int) -> Iterator[Candidate]:
    """`entre 100 y 200 euros`: the first number borrows the unit of the second."""
    if index == 0:
        return
    first, second = numerals[index - 1], numerals[index]
    joint = _RANGE.match(folded[first.end : second.start])
    if joint is None or first.value >= second.value or first.figures != second.figures:
        return
    before = folded[max(0, first.start - 12) : first.start]
    # "y" may join anything: "del 98 y 9.000 euros"
    if not _SIGN_BEFORE.search(before) and ("y" not in joint[0] or _BETWEEN.search(before)):
        yield _candidate(first.start, first.end, first.value)


def _candidate(start: int, end: int, value: Decimal) -> Candidate:
    return Candidate(FactKind.AMOUNT, start, end, amount_form(value))


def _free(reading: Reading) -> Iterator[Candidate]:
    folded = reading.folded
    for match in _FREE.finditer(folded):
        before = folded[max(0, match.start() - 40) : match.start()]
        if _NOT_BEFORE.search(before) or _NOT_AFTER.search(folded[match.end() : match.end() + 20]):
            continue
        end = match.start() + len(match[0].rstrip())
        yield Candidate(FactKind.AMOUNT, match.start(), end, "0.00 EUR", slot=Slot.FEE)
