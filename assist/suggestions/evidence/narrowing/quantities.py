"""Numbers with what they are of: those that a question tells, and the limits that names of rows and
columns set."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import singular, stem
from assist.suggestions.vocabulary.quantities import days_of, quantity_words
from assist.suggestions.vocabulary.stopwords import stopwords
from assist.suggestions.vocabulary.synonyms import synonyms

_GROUPED = r"[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+)"  # «14.500,01»; «8,000» elsewhere
_FIGURE = rf"{_GROUPED}(?!\d)|\d+(?:[.,]\d+)?"
_THOUSANDS = re.compile(_GROUPED)
_UNIT = r"(?:\s?(€|%|km|m2|m²|[a-z]+))?"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DAYS = "day"
_MONEY = "eur"
_LARGE = 200.0  # a bare number from here on may be a sum
_EXACT_WORDS = 8  # a longer name that holds a number is not that number


@dataclass(frozen=True, slots=True)
class Quantity:
    """`unit`: a stem, `day` for all times, `eur` for sums; empty where nothing names it."""

    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class Limits:
    """Both ends belong to it: «más de 3» begins right above. `may_be_age`: a bare number that
    whoever is older or younger is told by («mayores de 40»)."""

    least: float
    most: float
    unit: str
    may_be_age: bool = False

    def holds(self, value: float) -> bool:
        return self.least <= value <= self.most

    @property
    def width(self) -> float:
        return self.most - self.least

    @property
    def tightness(self) -> tuple[float, float]:
        """The least of several is the tightest, also of those without an end."""
        return self.width, -self.least if self.most == math.inf else self.most


@lru_cache(maxsize=512)
def quantities_in(text: str) -> tuple[Quantity, ...]:
    """Of a question. «16.000», of which nothing says what it is of, is a sum."""
    found = []
    for match in _patterns()["quantity"].finditer(fold(text)):
        value, unit = _measured(match[1], match[2] or "")
        if not unit and _YEAR.fullmatch(match[1]):
            continue
        if not unit and value >= _LARGE:
            unit = _MONEY
        found.append(Quantity(value, unit))
    return tuple(found)


@lru_cache(maxsize=8_192)
def limits_of(name: str) -> tuple[Limits, ...]:
    """«De 720 a 899», «0 y 1», «tres o más», «hasta 9.000 €», «con un hijo», «sin hijos»; none for
    a name that sets no limits."""
    folded = fold(name).strip(" .:()")
    found: list[Limits] = []
    for kind, read in _READERS.items():
        pattern = _patterns()[kind]
        found.extend(filter(None, map(read, pattern.finditer(folded))))
        folded = pattern.sub(" ", folded)  # «de 8 hasta 12» is no «hasta 12»
    return tuple(found) or tuple(_exact(fold(name).strip(" .:()")))


def sets_limits(name: str) -> bool:
    """To more than one number: «de 2 a 5», «0 y 1»."""
    limits = limits_of(name)
    are_bare = len(limits) > 1 and not any(one.unit for one in limits)
    return are_bare or any(one.width > 0 for one in limits)


def fits(
    limits: Limits, quantity: Quantity, context: frozenset[str], about: frozenset[str] = frozenset()
) -> bool:
    """`context`: stems of what stands above the name, which says what bare numbers are of; `about`:
    of what the question is about, which says it of a number without a name («¿y si son dos?»)."""
    if not quantity.unit:
        units = {limits.unit} if limits.unit else context
        return not about.isdisjoint(units) and limits.holds(quantity.value)
    unit = limits.unit
    if unit:
        return _is_same(unit, quantity.unit) and limits.holds(quantity.value)
    if quantity.unit == _DAYS:
        times = _times_in(context) | ({_year()} if limits.may_be_age else frozenset())
        return any(limits.holds(round(quantity.value / days, 4)) for days in times)
    return _is_named(quantity.unit, context) and limits.holds(quantity.value)


def _is_same(unit: str, other: str) -> bool:
    return unit == other or unit in synonyms(other) or other in synonyms(unit)


def _is_named(unit: str, context: frozenset[str]) -> bool:
    return unit in context or not synonyms(unit).isdisjoint(context)


def _times_in(context: frozenset[str]) -> frozenset[float]:
    times = quantity_words()["days"].items()
    named = frozenset(days for name, days in times if stem(name) in context)
    is_of_age = not context.isdisjoint(map(stem, quantity_words()["age"]["named"]))
    return named | {_year()} if is_of_age else named


def _year() -> float:
    days: float = quantity_words()["age"]["days"]
    return days


def _between(match: re.Match[str]) -> Limits | None:
    more, first, first_unit, last, last_unit = match.groups()
    unit = last_unit or first_unit or ""
    least, of = _measured(first, unit)
    most, _ = _measured(last, unit)
    return Limits(_above_it(least) if more else least, most, of) if least < most else None


def _at_least(match: re.Match[str]) -> Limits:
    unit = next((one for one in match.groups()[1:] if one), "")
    value, of = _measured(match[1], unit)
    return Limits(value, math.inf, of)


def _above(match: re.Match[str]) -> Limits:
    value, unit = _measured(match[1], match[2] or "")
    may_be_age = _may_be_age(match)
    is_age = may_be_age or days_of(match[2] or "") == _year()
    is_older = is_age and match[0].startswith(tuple(quantity_words()["age"]["older"]))
    return Limits(value if is_older else _above_it(value), math.inf, unit, may_be_age)


def _below(match: re.Match[str]) -> Limits:
    value, unit = _measured(match[1], match[2] or "")
    return Limits(-math.inf, math.nextafter(value, -math.inf), unit, _may_be_age(match))


def _up_to(match: re.Match[str]) -> Limits:
    value, unit = _measured(match[1], match[2] or "")
    return Limits(-math.inf, value, unit)


def _above_it(value: float) -> float:
    return math.nextafter(value, math.inf)


def _may_be_age(match: re.Match[str]) -> bool:
    return not match[2] and match[0].startswith(tuple(quantity_words()["age"]["said"]))


_READERS: dict[str, Callable[[re.Match[str]], Limits | None]] = {
    "between": _between,
    "within": _between,
    "at_least": _at_least,
    "from": _at_least,
    "up_to": _up_to,  # before «supera»: «no supera los 3»
    "above": _above,
    "below": _below,
}


def _exact(folded: str) -> Iterator[Limits]:
    if len(folded.split()) > _EXACT_WORDS:
        return
    if match := _patterns()["none"].match(folded):
        yield Limits(0.0, 0.0, stem(match[1]))
        return
    for match in _patterns()["quantity"].finditer(folded):
        value, unit = _measured(match[1], match[2] or "")
        yield Limits(value, value, unit)


def _measured(number: str, unit: str) -> tuple[float, str]:
    value = _value(number)
    if days := days_of(unit):
        return value * days, _DAYS
    word = "" if unit in stopwords() or unit in quantity_words()["numbers"] else unit
    named = quantity_words()["names"].get(word)
    return value, named or (stem(singular(word)) if word else "")


def _value(number: str) -> float:
    known = quantity_words()["numbers"].get(number, quantity_words()["ordinals"].get(number))
    if known is not None:
        return float(known)
    if _THOUSANDS.fullmatch(number):
        return _thousands(number)
    return float(number.replace(",", "."))


def _thousands(number: str) -> float:
    if "." in number:
        return float(number.replace(".", "").replace(",", "."))
    return float(number.replace(",", ""))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = quantity_words()
    spelt = "|".join(sorted((*table["numbers"], *table["ordinals"]), key=len, reverse=True))
    number = rf"(?<![\w.,])({_FIGURE}|(?:{spelt})\b)(?:\.?[oa]\b)?"
    words = {name: "|".join(said) for name, said in table.items() if isinstance(said, list)}
    the = rf"(?: (?:{words['article']}))?"
    more, first = rf"({table['more']} )?", rf"{number}{_UNIT}"
    return {
        name: re.compile(pattern)
        for name, pattern in {
            "quantity": first,
            "between": rf"{more}(?:\b(?:{words['between']}){the} )?{first}"
            rf"\s?(?:\b(?:{words['to']}){the}\b|[-–])\s?{first}",
            "within": rf"{more}\b(?:{words['within']}){the} {first}"
            rf" (?:{words['and']}){the} {first}",
            "at_least": rf"{first}(?: [a-z]+)? (?:{words['or_more']})\b{_UNIT}",
            "from": rf"\b(?:{words['from']}|{words['from_on']}){the} {first}",
            "up_to": rf"\b(?:{words['up_to']}) {first}",
            "above": rf"\b(?:{words['above']}) {first}",
            "below": rf"\b(?:{words['below']}) {first}",
            "none": rf"(?:{words['none']}) ([a-z]+)",
        }.items()
    }
