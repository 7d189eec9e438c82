"""Of the rows of a table that each tell something else (an office, a tax, a season), the one that
the question names, before only the first few are told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from assist.suggestions.evidence.narrowing.brackets import fitting
from assist.suggestions.evidence.slots import LISTED
from assist.suggestions.evidence.units import Unit
from assist.suggestions.known_facts import facts_in
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts import FactKind
from indexes.models import Aspect

_CELL = re.compile(r"[^\t\u2003|]+(?=[\t\u2003|])")
_MONTH = re.compile(r"--(\d\d)")
_MONTH_OF_DATE = re.compile(r"(?:\d{4}|-)-(\d\d)-\d\d")


def of_the_row(
    units: list[Unit], aspect: Aspect, terms: Sequence[Term], asked: str = ""
) -> list[Unit]:
    """By a quantity of `asked`, the text of the question, or by its words. Lists that are only
    right when they are whole stay whole; so does what is in no table."""
    cells = [unit for unit in units if _CELL.match(unit.text)]
    rows = [unit for unit in cells if _states(unit)]
    if aspect in LISTED or len(rows) < 2 or not terms:
        return units
    fits = fitting([_name(unit) for unit in rows], asked)
    if fits:
        rows = [unit for unit, fit in zip(rows, fits, strict=True) if fit]
    kept = _named(rows, terms) or _of_the_month(rows, terms) or (rows if fits else [])
    return [unit for unit in units if unit in kept or unit not in cells] if kept else units


def _states(unit: Unit) -> bool:
    """Anything: the names of columns do not."""
    return any(map(str.isdigit, unit.text[len(_name(unit)) :]))


def _named(rows: Sequence[Unit], terms: Sequence[Term]) -> list[Unit]:
    """By most of the words that tell its name from the others, or that of its group."""
    names = [stem_set(f"{unit.passage.heading} {_name(unit)}") for unit in rows]
    shared = frozenset.intersection(*names)
    said = [sum(bool(stands(term.stem, own - shared)) for term in terms) for own in names]
    best = max(said)
    kept = [unit for unit, one in zip(rows, said, strict=True) if one == best]
    return kept if best and len(kept) < len(rows) else []


def _of_the_month(rows: Sequence[Unit], terms: Sequence[Term]) -> list[Unit]:
    """«En julio» is between 16 June and 15 September."""
    asked = months_asked(terms)
    if not asked:
        return []
    kept = [unit for unit in rows if asked & months_of(_name(unit))]
    return kept if len(kept) < len(rows) else []


def months_asked(terms: Sequence[Term]) -> frozenset[int]:
    return frozenset(month for term in terms if (month := _month(term.word)))


@lru_cache(maxsize=1_024)
def _month(word: str) -> int:
    """0 for what is none."""
    matches = (_MONTH.fullmatch(fact.normalised) for fact in facts_in(f"en {word}"))
    return next((int(match[1]) for match in matches if match), 0)


def months_of(text: str) -> frozenset[int]:
    """From the first to the last month of the first range of dates that it names."""
    for fact in facts_in(text):
        ends = [int(month) for month in _MONTH_OF_DATE.findall(fact.normalised)]
        if fact.kind is FactKind.DATE and len(ends) == 2:
            first, last = ends
            count = (last - first) % 12 + 1
            return frozenset((first + one - 1) % 12 + 1 for one in range(count))
    return frozenset()


def _name(unit: Unit) -> str:
    match = _CELL.match(unit.text)
    return match[0] if match else ""
