"""Which of the names along one side of a table what somebody tells of themselves falls into: a
number between limits, the first letter of a name, the last digit of a document, a month, a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from assist.suggestions.evidence.narrowing.quantities import fits, limits_of, quantities_in
from assist.suggestions.text.folding import fold, folded_words
from assist.suggestions.text.stems import singular, stem, stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_table

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_Held = list[bool] | None


def held_by(
    names: Sequence[str], context: str, asked: str, about: frozenset[str] = frozenset()
) -> _Held:
    """For each name, whether `asked`, the text of the question, falls into it; None where the names
    are not told apart by anything that it tells. `context`: what stands above the names; `about`:
    stems of what the question is about."""
    readings = _readings(names, context, asked, about)
    return next((one for one in readings if one and any(one) and not all(one)), None)


def _readings(
    names: Sequence[str], context: str, asked: str, about: frozenset[str]
) -> Iterator[_Held]:
    yield _by_letter(names, context, asked)
    yield _by_final_digit(names, context, asked)
    yield _by_cycle("months", names, asked)
    yield _by_cycle("weekdays", names, asked)
    yield _by_quantity(names, context, asked, about)


def _by_letter(names: Sequence[str], context: str, asked: str) -> _Held:
    if not _tells("initial", context):
        return None
    letters = _after("initial", r"\W{0,3}([a-z])\w*").findall(fold(asked))
    ranges = [_letters().fullmatch(fold(name).strip(" .")) for name in names]
    if not letters or sum(map(bool, ranges)) < 2:
        return None
    told = letters[-1]
    return [one is not None and one[1] <= told <= (one[2] or one[1]) for one in ranges]


@cache
def _letters() -> re.Pattern[str]:
    """«F», «A – C», «de la A a la E»."""
    words = read_table(PAGES, "lookup.toml")["initial"]
    of, to = ("|".join(words[one]) for one in ("of", "to"))
    return re.compile(rf"(?:(?:{of}) )?([a-z])(?:\s*(?:{to})\s*([a-z]))?")


def _by_final_digit(names: Sequence[str], context: str, asked: str) -> _Held:
    if not _tells("final_digit", context):
        return None
    told = _after("final_digit", r"\W{0,3}(\d+)").findall(fold(asked))
    if not told:
        return None
    digit = told[-1][-1]
    return [
        digit in _DIGIT.findall(name)
        or any(one.holds(float(digit)) and not one.unit for one in limits_of(name))
        for name in names
    ]


def _by_cycle(kind: str, names: Sequence[str], asked: str) -> _Held:
    told = _of_cycle(kind, asked)
    spans = [_of_cycle(kind, name) for name in names]
    if not told or sum(map(bool, spans)) < 2:
        return None
    return [not told.isdisjoint(one) for one in spans]


@lru_cache(maxsize=8_192)
def _of_cycle(kind: str, text: str) -> frozenset[int]:
    """«Octubre a mayo», «enero, febrero y marzo»: places in the cycle."""
    order = [singular(word) for word in read_table(PAGES, "lookup.toml")["cycles"][kind]]
    folded = fold(text)
    named = [word for word in _WORD.finditer(folded) if singular(word[0]) in order]
    places = [order.index(singular(word[0])) for word in named]
    if len(named) == 2 and _to().match(folded, named[0].end(), named[1].start()):
        first, last = places
        count = (last - first) % len(order) + 1
        return frozenset((first + one) % len(order) for one in range(count))
    return frozenset(places)


@cache
def _to() -> re.Pattern[str]:
    """Behind the first of what goes on to the last; a year may stand between."""
    words = "|".join(read_table(PAGES, "lookup.toml")["cycles"]["to"])
    return re.compile(rf"(?: del? \d{{4}})?\s*(?:(?:{words})\b|[-–])")


def _by_quantity(names: Sequence[str], context: str, asked: str, about: frozenset[str]) -> _Held:
    above = stem_set(context)
    limits = [limits_of(name) for name in names]
    for quantity in quantities_in(asked):
        held = [[one for one in each if fits(one, quantity, above, about)] for each in limits]
        within = [one for each in held for one in each]
        if not within:
            continue
        tightest = min(one.tightness for one in within)
        return [any(one.tightness == tightest for one in each) for each in held]
    return None


@lru_cache(maxsize=8_192)
def _tells(kind: str, context: str) -> bool:
    """Of what pages say above their rows, which every question about them asks again."""
    stems = frozenset(map(stem, folded_words(context)))
    named = read_table(PAGES, "lookup.toml")[kind]["named"]
    return any(stems.issuperset(map(stem, one.split())) for one in named)


@cache
def _after(kind: str, told: str) -> re.Pattern[str]:
    cues = "|".join(read_table(PAGES, "lookup.toml")[kind]["asked"])
    return re.compile(rf"\b(?:{cues}){told}")


@cache
def _usual() -> re.Pattern[str]:
    return re.compile("|".join(read_table(PAGES, "lookup.toml")["usual"]["names"]))


def is_usual(name: str) -> bool:
    """«General», «resto»: what is meant where nothing else is told."""
    return _usual().fullmatch(fold(name).strip()) is not None


def ends_told(heads: Sequence[str], asked: str) -> list[bool] | None:
    """«Hasta cuándo» asks for the column of what ends, where another is of what begins."""
    for kind, other in (("ends", "begins"), ("begins", "ends")):
        if _asks(kind).search(fold(asked)) and not _asks(other).search(fold(asked)):
            told = [_tells(kind, head) for head in heads]
            if any(told) and any(_tells(other, head) for head in heads):
                return told
    return None


@cache
def _asks(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(read_table(PAGES, 'lookup.toml')[kind]['asked'])})")
