"""Ages: a number of years of a person, with its comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading
from indexes.facts.vocabulary import vocabulary

_OLDEST = 120
_DATA = vocabulary("ages")
_BEFORE = {
    comparator: re.compile(r"(?:" + "|".join(words) + r")(?: de)?(?: los)? ?$")
    for comparator, words in _DATA["before"].items()
}
# These comparators speak of ages only where a person or an age is named.
_VAGUE = {
    comparator: re.compile(r"(?:" + "|".join(words) + r")(?: de)?(?: los)? ?$")
    for comparator, words in _DATA["vague_before"].items()
}
_AFTER = {
    comparator: re.compile(r"(?:" + "|".join(words) + r")\b")
    for comparator, words in _DATA["after"].items()
}
_YEARS = re.compile(r" ?anos?\b")
_OF_AGE = re.compile(r"(?: de edad)\b")
_UNIT = re.compile(r"[0-9.,]*(?:" + "|".join(_DATA["other_units"]) + r")")
_PERSON = re.compile(r"\b(?:" + "|".join(_DATA["people"]) + r")\b")
_RANGE_BEFORE = re.compile(r"\b(?:entre|de|desde)(?: los)? ?$")
_RANGE_JOIN = re.compile(r" ?(?:y|a|-|hasta|y los|a los|hasta los) ?$")
_HAVING = re.compile(
    r"\b(?:tengo|tiene|tienen|tenemos|tienes|con|cumplo|cumple|cumpli|teniendo|tenga|tengan|edad(?: minima| maxima)?(?: de| es| sera)?(?: de)?:?|edades de) ?$"
)
_ADULT = re.compile(r"\b(?P<what>(?:menor|mayor)(?:es)? de edad|mayoria de edad)\b")


@dataclass(frozen=True, slots=True)
class _Age:
    start: int
    end: int
    comparator: str


def find_ages(reading: Reading) -> Iterator[Candidate]:
    """`<21`, `>=65`, `<=30`; an age without a comparator is the bare number."""
    folded, numerals = reading.folded, reading.numerals
    for index, numeral in enumerate(numerals):
        years = numeral.whole
        if years is None or years > _OLDEST:
            continue
        if range_ := _range(reading, numerals, index):
            yield from range_
        elif age := _age(reading, numeral):
            yield _candidate(age.start, age.end, age.comparator, years)
    for match in _ADULT.finditer(folded):
        comparator = "<" if match["what"].startswith("menor") else ">="
        yield _candidate(match.start(), match.end(), comparator, 18)


def _candidate(start: int, end: int, comparator: str, years: int) -> Candidate:
    slot = Slot.AGE_LIMIT if comparator else None
    return Candidate(FactKind.AGE, start, end, f"{comparator}{years}", slot=slot)


def _age(reading: Reading, numeral: Numeral) -> _Age | None:
    folded = reading.folded
    years = _YEARS.match(folded, numeral.end)
    if years is None and (
        _UNIT.match(folded, numeral.end) or (not numeral.figures and numeral.value == 1)
    ):
        return None
    end = years.end() if years else numeral.end
    of_age = _OF_AGE.match(folded, end)
    end = of_age.end() if of_age else end
    base = max(0, numeral.start - 45)
    before = next(
        ((c, m) for c, p in _BEFORE.items() if (m := p.search(folded, base, numeral.start))), None
    )
    after = next(((c, m) for c, p in _AFTER.items() if (m := p.match(folded, end))), None)
    if before:
        ends = after[1].end() if after and after[1][0].strip().startswith("cumplid") else end
        return _Age(before[1].start(), ends, before[0])
    if years is None and of_age is None:
        return (
            _Age(numeral.start, after[1].end(), after[0])
            if after and "cumplid" in after[1][0]
            else None
        )
    about_age = of_age is not None or _speaks_of_people(reading, numeral.start)
    if after and (about_age or "cumplid" in after[1][0]):
        return _Age(numeral.start, after[1].end(), after[0])
    if about_age and (
        vague := next(
            ((c, m) for c, p in _VAGUE.items() if (m := p.search(folded, base, numeral.start))),
            None,
        )
    ):
        return _Age(vague[1].start(), end, vague[0])
    if of_age or (about_age and _HAVING.search(folded, base, numeral.start)):
        return _Age(numeral.start, end, "")
    return None


def _speaks_of_people(reading: Reading, position: int) -> bool:
    start, _ = reading.sentence(position)
    near = reading.folded[max(start, position - 70) : position + 40]
    return _PERSON.search(near) is not None


def _range(reading: Reading, numerals: tuple[Numeral, ...], index: int) -> list[Candidate]:
    """`entre 18 y 30 años`: two facts, from and to."""
    numeral = numerals[index]
    if index == 0 or numeral.whole is None:
        return []
    first, folded = numerals[index - 1], reading.folded
    years = _YEARS.match(folded, numeral.end)
    base = max(0, first.start - 20)
    opening = _RANGE_BEFORE.search(folded, base, first.start)
    joined = _RANGE_JOIN.match(folded[first.end : numeral.start])
    if not (years and opening and joined) or first.whole is None or first.value >= numeral.value:
        return []
    of_age = _OF_AGE.match(folded, years.end())
    if not of_age and not _speaks_of_people(reading, numeral.start):
        return []
    end = of_age.end() if of_age else years.end()
    return [
        _candidate(opening.start(), first.end, ">=", first.whole),
        _candidate(numeral.start, end, "<=", numeral.whole),
    ]
