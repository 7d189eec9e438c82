"""Percentages, in figures and in words; half is fifty per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind
from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading

_SIGN = re.compile(r" ?(?:%|por ?cien(?:to)?\b|por 100\b(?![.,][0-9])|p\.? ?100\b)")
_RANGE = re.compile(r" ?(?:-|/|a|al|y|y el|o|o el|hasta|hasta el|y del) ?$")
_HALF = re.compile(r"\bla mitad\b")


def find_percentages(reading: Reading) -> Iterator[Candidate]:
    """`33%`, `33.5%`; a range gives one fact each."""
    folded, numerals = reading.folded, reading.numerals
    if "%" in folded or "cien" in folded or "100" in folded:
        for index, numeral in enumerate(numerals):
            if (sign := _SIGN.match(folded, numeral.end)) is None:
                continue
            first = numerals[index - 1] if index else None
            if first and _opens_range(folded, first, numeral):
                yield _candidate(first.start, first.end, first.value)
            yield _candidate(numeral.start, sign.end(), numeral.value)
    for match in _HALF.finditer(folded):
        yield _candidate(match.start(), match.end(), Decimal(50))


def _opens_range(folded: str, first: Numeral, second: Numeral) -> bool:
    joint = _RANGE.match(folded[first.end : second.start])
    return joint is not None and first.value < second.value and first.figures == second.figures


def _candidate(start: int, end: int, value: Decimal) -> Candidate:
    plain = value.normalize()
    return Candidate(FactKind.PERCENTAGE, start, end, f"{plain:f}%")
