"""Which of several cases a quantity of the question falls into: «vivo a 70 km» is not «de 20 a
50 km» but «más de 50 km»."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_table

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT = r"(€|%|metros? cuadrados?|[a-z]+[²2]?)"
_WHOLE = "el"  # «supera el año»


@dataclass(frozen=True, slots=True)
class _Range:
    """Of one unit; both ends belong to it unless they are open."""

    unit: str
    least: float
    most: float
    is_open: bool  # its finite end, or ends, do not belong to it

    def holds(self, value: float) -> bool:
        return self.least < value < self.most if self.is_open else self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class _Words:
    quantity: re.Pattern[str]
    between: re.Pattern[str]
    above: re.Pattern[str]
    below: re.Pattern[str]
    numbers: dict[str, int]
    days: dict[str, float]
    names: dict[str, str]


def fitting(cases: Sequence[str], asked: str) -> list[bool] | None:
    """For each case, whether a quantity of `asked` falls into it; None where the cases are not told
    apart by it. A case without limits fits."""
    for unit, value in _quantities(fold(asked)):
        limits = [[one for one in _ranges(fold(case)) if one.unit == unit] for case in cases]
        fits = [not own or any(one.holds(value) for one in own) for own in limits]
        held = [one for own in limits for one in own if one.holds(value)]
        if len(held) > 1 and (tightest := _tightest(held)):
            return [not own or tightest in own for own in limits]
        if held and not all(fits):
            return fits
    return None


def is_bracket(text: str) -> bool:
    """Whether it speaks of quantities between limits."""
    return bool(_ranges(fold(text)))


def _tightest(held: Sequence[_Range]) -> _Range | None:
    """«Más de 6», «más de 10», «más de 14»: of nested cases, the one that says most."""
    if all(one.most == math.inf for one in held):
        return max(held, key=lambda one: one.least)
    if all(one.least == -math.inf for one in held):
        return min(held, key=lambda one: one.most)
    return None


def _quantities(folded: str) -> list[tuple[str, float]]:
    return [_measure(match[1], match[2]) for match in _words().quantity.finditer(folded)]


@lru_cache(maxsize=8_192)
def _ranges(folded: str) -> tuple[_Range, ...]:
    words = _words()
    return (
        *(_between(match) for match in words.between.finditer(folded)),
        *(_limit(match, above=True) for match in words.above.finditer(folded)),
        *(_limit(match, above=False) for match in words.below.finditer(folded)),
    )


def _between(match: re.Match[str]) -> _Range:
    unit, least = _measure(match[1], match[3])
    _, most = _measure(match[2], match[3])
    return _Range(unit, min(least, most), max(least, most), False)


def _limit(match: re.Match[str], *, above: bool) -> _Range:
    unit, value = _measure(match[1], match[2])
    return _Range(unit, value, math.inf, True) if above else _Range(unit, -math.inf, value, False)


def _measure(number: str, unit: str) -> tuple[str, float]:
    """«catorce», «meses» → days."""
    words = _words()
    value = words.numbers.get(number) or float(number.replace(".", "").replace(",", "."))
    for known, days in words.days.items():
        if unit.startswith(known):
            return "day", value * days
    return words.names.get(unit, stem(unit)), value


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = read_table(PAGES, "brackets.toml")
    words = "|".join(table["numbers"])
    number = f"({_NUMBER}|{words})"

    def after(limits: Sequence[str]) -> re.Pattern[str]:
        some = f"({_NUMBER}|{words}|{_WHOLE})"
        return re.compile(rf"\b(?:{'|'.join(limits)}) {some}\s?{_UNIT}")

    return _Words(
        quantity=re.compile(rf"(?<![\w.,]){number}\s?{_UNIT}"),
        between=re.compile(
            rf"\b(?:de|entre|desde) {number}(?:\s?[a-z€]+)? (?:a|y|hasta) {number}\s?{_UNIT}"
        ),
        above=after(table["above"]),
        below=after(table["below"]),
        numbers={**table["numbers"], _WHOLE: 1},
        days=table["days"],
        names=table["names"],
    )
