"""Ages: a number of years of a person, with its comparator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from indexes.facts.candidates import Candidate
from indexes.facts.models import FactKind, Slot
from indexes.facts.numerals import Numeral
from indexes.facts.reading import Reading
from indexes.facts.things import are_of_a_thing
from indexes.facts.vocabulary import alternatives, vocabulary

_DATA = vocabulary("ages")
_OLDEST = 120
# Below this a vague phrase ("más de dos años") is a span of time unless a person is named.
_GROWN = 14
_ADOLESCENT = 12
_COMPARATORS = ("<=", ">=", "<", ">")
_ARTICLE = r"(?: de)?(?: los)? ?$"


def _patterns(table: str, ending: str) -> dict[str, re.Pattern[str]]:
    words = _DATA[table]
    return {c: re.compile(alternatives(words[c]) + ending) for c in _COMPARATORS if c in words}


_BEFORE = _patterns("before", _ARTICLE)
_VAGUE = _patterns("vague_before", _ARTICLE)
_AFTER = _patterns("after", r"\b")
_COMPLETED = re.compile(r" (?:ya )?cumplidos\b")
_YEARS = re.compile(r" ?anos?\b")
_OF_AGE = re.compile(r" de edad\b")
_OTHER_UNIT = re.compile(r"[0-9.,]*" + alternatives(_DATA["other_units"]))
_PERSON = re.compile(r"\b" + alternatives(_DATA["people"]) + r"\b")
_SPAN_AFTER = re.compile(alternatives(_DATA["span_after"]))
_SPAN_BEFORE = re.compile(alternatives(_DATA["span_before"]) + r"[^.;,]{0,25}$")
_HAS_TO = re.compile(alternatives(_DATA["has_to_before"]) + r" $")
_TO_DO = re.compile(alternatives(_DATA["has_to_after"]))
_HAVING = re.compile(r"\b" + alternatives(_DATA["having"]) + r" ?$")
_RANGE_OPENS = re.compile(r"\b(?:entre|de|desde)(?: los)? ?$")
_ASIDE = re.compile(r"\($")
_RANGE_JOINS = re.compile(r" ?(?P<word>y|o|a|-|hasta)(?: los)? ?$")
_OR_MORE_YEARS = re.compile(r" o (?P<more>mas|menos) anos?(?: de edad)?\b")
_NOTHING_COUNTED = re.compile(r" ?(?:$|[.,;:)\n]| (?:y|o|si|se|en adelante|hasta)\b)")
_OPEN_AGE = re.compile(r"\b(?:a partir de|desde) (?:los )?$")
_OPENED = re.compile(r"\b(?:a partir de|desde)(?: los)? $")
_AN_AGE = re.compile(r"\b(?:hasta|desde|a partir de) los $")
_ADULT = re.compile(r"\b(?P<what>(?:menor|mayor)(?:es)? de edad|mayoria de edad)\b")
_REACH = 45


def find_ages(reading: Reading) -> Iterator[Candidate]:
    """`<21`, `>=65`, `<=30`; an age without a comparator is the bare number."""
    numerals = [n for n in reading.numerals if n.whole is not None and n.whole <= _OLDEST]
    ranges = {
        first: found
        for first, second in pairwise(numerals)
        if (found := _range(reading, first, second))
    }
    for found in ranges.values():
        yield from found
    in_ranges = {(c.start, c.end) for found in ranges.values() for c in found}
    for numeral in numerals:
        if not any(start <= numeral.start < end for start, end in in_ranges):
            yield from _single(reading, numeral)
    for match in _ADULT.finditer(reading.folded):
        comparator = "<" if match["what"].startswith("menor") else ">="
        yield _candidate(match.start(), match.end(), comparator, 18)


def _candidate(start: int, end: int, comparator: str, years: int) -> Candidate:
    slot = Slot.AGE_LIMIT if comparator else None
    return Candidate(FactKind.AGE, start, end, f"{comparator}{years}", slot=slot)


def _single(reading: Reading, numeral: Numeral) -> list[Candidate]:
    folded = reading.folded
    years = _YEARS.match(folded, numeral.end)
    if years is None and not _may_drop_unit(folded, numeral):
        return []
    end = years.end() if years else numeral.end
    of_age = _OF_AGE.match(folded, end)
    end = of_age.end() if of_age else end
    found = _told(reading, numeral, end)
    if _has_to(folded, numeral, end) or are_of_a_thing(reading, numeral):
        return []
    if _SPAN_AFTER.match(folded, end) and not _cannot_be_span(folded, found):
        return []
    if found is None and _is_of_person(reading, numeral, of_age is not None):
        found = _vague(reading, numeral, end) if years or of_age else _unitless(reading, numeral)
    return [_candidate(*found, int(numeral.value))] if found else []


def _cannot_be_span(folded: str, found: tuple[int, int, str] | None) -> bool:
    """`mayores de 55 años empadronados` are persons, `5 años cotizados` are a span."""
    return found is not None and (found[2] in ("<", ">") or folded.startswith("edad", found[0]))


def _has_to(folded: str, numeral: Numeral, end: int) -> bool:
    """`tiene cinco años para pedirlo`"""
    before = _HAS_TO.search(folded, max(0, numeral.start - _REACH), numeral.start)
    return numeral.value < _ADOLESCENT and before is not None and bool(_TO_DO.match(folded, end))


def _may_drop_unit(folded: str, numeral: Numeral) -> bool:
    """`mayores de 18`: no unit, and nothing else is counted."""
    one = not numeral.figures and numeral.value == 1
    return not one and _OTHER_UNIT.match(folded, numeral.end) is None


def _told(reading: Reading, numeral: Numeral, end: int) -> tuple[int, int, str] | None:
    """Words that speak of ages only: `menores de`, `cumplidos`."""
    completed = _COMPLETED.match(reading.folded, end)
    stop = completed.end() if completed else end
    if before := _search(_BEFORE, reading, numeral.start):
        return before[1], stop, before[0]
    if completed is None:
        return None
    opening = _OPENED.search(reading.folded, max(0, numeral.start - 20), numeral.start)
    return (opening.start() if opening else numeral.start), stop, ">="


def _vague(reading: Reading, numeral: Numeral, end: int) -> tuple[int, int, str] | None:
    for comparator, pattern in _AFTER.items():
        if after := pattern.match(reading.folded, end):
            return numeral.start, after.end(), comparator
    if before := _search(_VAGUE, reading, numeral.start):
        return before[1], end, before[0]
    base = max(0, numeral.start - _REACH)
    if _OF_AGE.search(reading.folded, numeral.end, end):
        return numeral.start, end, ""
    having = _HAVING.search(reading.folded, base, numeral.start)
    return (numeral.start, end, "") if having else None


def _unitless(reading: Reading, numeral: Numeral) -> tuple[int, int, str] | None:
    """`a partir de 65`, `desde los 18`, `65 o más años`: nothing else can be counted."""
    folded = reading.folded
    if after := _OR_MORE_YEARS.match(folded, numeral.end):
        return numeral.start, after.end(), ">=" if after["more"] == "mas" else "<="
    if numeral.value < _GROWN or not _NOTHING_COUNTED.match(folded, numeral.end):
        return None
    before = _search(_VAGUE, reading, numeral.start)
    if before is None or folded.startswith("entre", before[1]):
        return None
    return before[1], numeral.end, before[0]


def _search(
    patterns: dict[str, re.Pattern[str]], reading: Reading, position: int
) -> tuple[str, int] | None:
    base = max(0, position - _REACH)
    for comparator, pattern in patterns.items():
        if match := pattern.search(reading.folded, base, position):
            return comparator, match.start()
    return None


def _is_of_person(reading: Reading, numeral: Numeral, of_age: bool) -> bool:
    """Years are of a person where one is named near; a grown person needs no more than a sentence
    that begins with the phrase (`Más de 25 años`)."""
    if of_age:
        return True
    start, _ = reading.sentence(numeral.start)
    folded = reading.folded
    if _AN_AGE.search(folded, max(start, numeral.start - 20), numeral.start):
        return True
    if _SPAN_BEFORE.search(folded, max(start, numeral.start - 50), numeral.start):
        return False
    near = folded[max(start, numeral.start - 70) : numeral.start + 45]
    if _PERSON.search(near):
        return True
    if numeral.value < _GROWN:
        return False
    if _OPEN_AGE.search(folded, max(start, numeral.start - 20), numeral.start):
        return True
    vague = _search(_VAGUE, reading, numeral.start)
    return vague is not None and vague[1] <= start + 2


def _opens_a_line(reading: Reading, start: int, second: Numeral) -> bool:
    """`De 4 a 12 años: 2 €` in a list of prices by age."""
    sentence, _ = reading.sentence(start)
    return start <= sentence + 2 and second.value >= _ADOLESCENT


def _range(reading: Reading, first: Numeral, second: Numeral) -> list[Candidate]:
    """`entre 18 y 30 años`, `de 12 a 17 años`: from and to; `de 12 y 13 años`: two ages."""
    folded = reading.folded
    years = _YEARS.match(folded, second.end)
    if years is None or first.value >= second.value:
        return []
    opening = _RANGE_OPENS.search(folded, max(0, first.start - 20), first.start)
    aside = _ASIDE.search(folded, max(0, first.start - 2), first.start)
    joined = _RANGE_JOINS.match(folded[first.end : second.start])
    of_age = _OF_AGE.match(folded, years.end())
    end = of_age.end() if of_age else years.end()
    if not (opening or aside) or not joined or _SPAN_AFTER.match(folded, end):
        return []
    start = opening.start() if opening else first.start
    named = _is_of_person(reading, second, of_age is not None)
    if not named and not _opens_a_line(reading, start, second):
        return []
    if joined["word"] in "yo" and not (opening and opening[0].startswith("entre")):
        return [
            _candidate(first.start, first.end, "", int(first.value)),
            _candidate(second.start, end, "", int(second.value)),
        ]
    return [
        _candidate(start, first.end, ">=", int(first.value)),
        _candidate(second.start, end, "<=", int(second.value)),
    ]
