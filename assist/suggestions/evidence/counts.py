"""Numbers of things: «tres testigos», «a menos de 500 m»."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile

from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.folding import words
from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.values import ADDRESS
from indexes.facts.folding import fold_in_place
from indexes.facts.models import FactKind
from indexes.facts.numerals import find_numerals
from indexes.facts.streets import streets_in

COUNTED = "count "  # before a number of things, as a value
_ONLY_ONE = re.compile(r"\b(?:solo|bast\w+|basta con|unicamente|maximo|minimo|cada)(?: con| de)? $")
# What a number of these kinds says counts no things.
VALUE_KINDS = frozenset({FactKind.AGE, FactKind.DATE, FactKind.DURATION, FactKind.AMOUNT})
OF_MONEY = frozenset({FactKind.AMOUNT, FactKind.PERCENTAGE})
FREE = "0.00 EUR"  # what is gratis, in normal form
_BY_EACH = "por"  # «14 € por metro» counts no metres
_REACH = 2  # words between the number and what it counts
_ARTICLES = ("un", "una")
_SYMBOL = re.compile(r"\s?([^\W\d_]{1,3}[²³]?)(?![\w²³])")
_SYMBOLS = {
    "m": "metros",
    "m²": "metros cuadrados",
    "m³": "metros cúbicos",
    "km": "kilómetros",
    "km²": "kilómetros cuadrados",
    "ha": "hectáreas",
    "h": "horas",
    "kg": "kilos",
    "t": "toneladas",
    "l": "litros",
    "kw": "kilovatios",
}


def numbers_of(unit: Unit) -> frozenset[str]:
    """All the numbers that it states, as values."""
    return numbers_in(unit.quote)


@lru_cache(maxsize=8_192)
def numbers_in(text: str) -> frozenset[str]:
    found = find_numerals(fold_in_place(text))
    return frozenset(f"{numeral.value.normalize():f}" for numeral in found)


def printed_numbers(text: str) -> tuple[str, ...]:
    """As it writes them; no articles."""
    folded = fold_in_place(text)
    found = (text[n.start : n.end] for n in find_numerals(folded))
    return tuple(dict.fromkeys(one for one in found if fold_in_place(one) not in _ARTICLES))


@lru_cache(maxsize=8_192)
def claimed_in(text: str) -> frozenset[str]:
    """As `numbers_in`; «un» and «una» claim no number: mostly they are articles."""
    folded = fold_in_place(text)
    found = (n for n in find_numerals(folded) if folded[n.start : n.end] not in _ARTICLES)
    return frozenset(f"{numeral.value.normalize():f}" for numeral in found)


@lru_cache(maxsize=8_192)
def counts_in(text: str) -> tuple[tuple[str, str], ...]:
    """Pairs of a number and the stem of what follows it; each number with the words in reach.
    «Quien pierde un libro» counts none."""
    folded = fold_in_place(text)
    return tuple(
        (f"{numeral.value.normalize():f}", noun)
        for numeral in find_numerals(folded)
        if folded[numeral.start : numeral.end] not in _ARTICLES
        or _ONLY_ONE.search(folded, 0, numeral.start)
        for noun in _following(text[numeral.end :])
    )


def counted(text: str, nouns: frozenset[str]) -> frozenset[str]:
    """The numbers of the things that are asked for: `{"3"}` of «tres testigos»."""
    if not nouns:
        return nouns
    doors = (street.number for street in streets_in(text) if ADDRESS in nouns)
    return frozenset((*doors, *(number for number, noun in counts_in(text) if noun in nouns)))


def _following(rest: str) -> Iterable[str]:
    """«300 m²» counts metres too, as people ask: «a partir de cuántos metros»."""
    symbol = _SYMBOL.match(rest)
    if symbol and (name := _SYMBOLS.get(symbol[1].casefold())):
        return map(stem, name.split())
    return map(stem, takewhile(_BY_EACH.__ne__, words(rest[:60])[:_REACH]))
