"""Which of several cases a quantity of the question falls into: «vivo a 70 km» is not «de 20 a
50 km» but «más de 50 km»."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.quantities import days_of, quantity_words

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_UNIT = r"(€|%|metros? cuadrados?|[a-z]+[²2]?)"
_ARTICLES = frozenset({"un", "una", "uno", "el"})
_FIGURE = re.compile(r"(?<![\w.,])(\d{1,2})(?:\.?[ªºao])?(?![\w,]|\.\d)")
_EURO = "eur"
# Neither a year nor the number of anything.
_LARGE = re.compile(
    r"(?<![\w.,/:-])(?!(?:19|20)\d\d\b)(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{3,6}(?:,\d+)?)"
    r"(?=\s*$|[?!;)]|[.,](?!\d)|\s(?:al|por|de|a|y|o|en|cada|como|entre|con|para)\b)"
)
_THOUSANDS = re.compile(r"(?<![\w.,])(\d{1,3}) mil\b")
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
    or_more: re.Pattern[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    names: dict[str, str]


def fitting(cases: Sequence[str], asked: str) -> list[bool] | None:
    """For each case, whether a quantity of `asked` falls into it; None where the cases are not told
    apart by it. A case without limits fits."""
    folded = fold(asked)
    ranges = [_ranges(fold(case)) for case in cases]
    for unit, value in (*_quantities(folded), *_bare_sums(folded)):
        limits = [[one for one in all_of if one.unit == unit] for all_of in ranges]
        held = [one for own in limits for one in own if one.holds(value)]
        if len(held) > 1 and (tightest := _tightest(held)):
            return [not own or tightest in own for own in limits]
        # What is limited by something else («caballos», of 600 c.c.) is another thing.
        fits = [
            any(one.holds(value) for one in own) if own else not (held and all_of)
            for own, all_of in zip(limits, ranges, strict=True)
        ]
        rest = [not own and _is_rest(case) for own, case in zip(limits, cases, strict=True)]
        if held or any(rest):
            fits = [fit and not (is_rest and held) for fit, is_rest in zip(fits, rest, strict=True)]
        if (held or any(rest)) and any(fits) and not all(fits):
            return fits
    return None


@cache
def _rest() -> re.Pattern[str]:
    """«En los demás casos»: of what falls into none of the others."""
    return re.compile(rf"\b(?:{'|'.join(quantity_words()['rest'])})\b")


def _is_rest(case: str) -> bool:
    return _rest().search(fold(case)) is not None


def numbers_in(text: str) -> frozenset[int]:
    """«Tres días», «segunda categoría», «2.ª»; «un» and «una» are articles too."""
    words = _words()
    said = folded_words(text)
    spelt = (words.numbers.get(word) or words.ordinals.get(word, 0) for word in said)
    figures = (int(word) for word in _FIGURE.findall(fold(text)))
    return frozenset(number for number in (*spelt, *figures) if number) - {
        number for word, number in words.numbers.items() if word in _ARTICLES
    }


def spells_a_number(word: str) -> bool:
    """«Tres», folded."""
    return word in _words().numbers


def holds(case: str, asked: str) -> bool:
    """Whether a quantity of `asked` falls between limits of the case."""
    folded = fold(asked)
    limits = _ranges(fold(case))
    return any(
        one.unit == unit and one.holds(value)
        for unit, value in (*_quantities(folded), *_bare_sums(folded))
        for one in limits
    )


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


def _bare_sums(folded: str) -> list[tuple[str, float]]:
    """«Gano 950 al mes», «vale 120 mil»: of what nobody names, a large number is money."""
    found = [float(one.replace(".", "").replace(",", ".")) for one in _LARGE.findall(folded)]
    found.extend(1000 * float(one) for one in _THOUSANDS.findall(folded))
    return [(_EURO, one) for one in found]


@lru_cache(maxsize=8_192)
def _ranges(folded: str) -> tuple[_Range, ...]:
    words = _words()
    between = list(words.between.finditer(folded))
    rest = words.between.sub(" ", folded)  # «de 8 hasta 12» is no «hasta 12»
    return (
        *(_between(match) for match in between),
        *(_limit(match, above=True) for match in words.above.finditer(rest)),
        *(_limit(match, above=False) for match in words.below.finditer(rest)),
        *(_at_least(match) for match in words.or_more.finditer(rest)),
    )


def _between(match: re.Match[str]) -> _Range:
    """«De más de 3 a 5 metros» is not 3."""
    more, first, last, named = match.groups()
    unit, least = _measure(first, named)
    _, most = _measure(last, named)
    ends = sorted((least, most))
    return _Range(unit, math.nextafter(ends[0], math.inf) if more else ends[0], ends[1], False)


def _limit(match: re.Match[str], *, above: bool) -> _Range:
    unit, value = _measure(match[1], match[2])
    return _Range(unit, value, math.inf, True) if above else _Range(unit, -math.inf, value, False)


def _at_least(match: re.Match[str]) -> _Range:
    unit, value = _measure(match[1], match[2])
    return _Range(unit, value, math.inf, False)


def _measure(number: str, unit: str) -> tuple[str, float]:
    """«catorce», «meses» → days."""
    words = _words()
    value = words.numbers.get(number) or float(number.replace(".", "").replace(",", "."))
    if days := days_of(unit):
        return "day", value * days
    return words.names.get(unit, stem(unit)), value


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = quantity_words()
    words = "|".join(table["numbers"])
    number = f"({_NUMBER}|{words})"

    between, to = "|".join(table["between"]), "|".join((*table["to"], *table["and"]))

    def after(limits: Sequence[str]) -> re.Pattern[str]:
        some = f"({_NUMBER}|{words}|{_WHOLE})"
        return re.compile(rf"\b(?:{'|'.join(limits)}) {some}\s?{_UNIT}")

    return _Words(
        quantity=re.compile(rf"(?<![\w.,]){number}\s?{_UNIT}"),
        between=re.compile(
            rf"\b({table['more']} )?(?:{between}) {number}(?:\s?[a-z€]+)?"
            rf" (?:{to}) {number}\s?{_UNIT}"
        ),
        above=after((*table["above"], *table["from_on"])),
        below=after((*table["below"], *table["up_to"])),
        or_more=re.compile(
            rf"(?<![\w.,]){number}\s?{_UNIT}(?: [a-z]+)? (?:{'|'.join(table['or_more'])})\b"
        ),
        numbers={**table["numbers"], _WHOLE: 1},
        ordinals=table["ordinals"],
        names=table["names"],
    )
