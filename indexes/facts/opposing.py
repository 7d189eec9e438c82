"""Whether values of one slot can stand beside each other: part by part, since «hasta el 15 de mayo»
says nothing against the day on which a term begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexes.facts.compare import find_supporting, same_value
from indexes.facts.folding import fold_in_place
from indexes.facts.models import Fact, FactKind

# Which end of a range it is: `start`, `end`, `min`, `max`; of a form, its sort; else empty.
Bounded = tuple[str, Fact]

_NATURAL = "natural"
_MONTHS, _CENT = 12, 0.01
_AGE = re.compile(r"([<>])(=?)(\d+)")
_OPPOSITE = {"yes": "no", "no": "yes", "in_force": "repealed", "repealed": "in_force"}


def parts(fact: Fact) -> Iterator[Bounded]:
    """Of a term, its two ends; of an age, the one that it is."""
    form = fact.normalised
    if fact.kind is FactKind.AGE and (bound := _AGE.fullmatch(form)):
        yield {"<": "max", ">": "min"}[bound[1]], fact
    elif fact.kind is FactKind.DATE and "/" in form:
        start, _, end = form.partition("/")
        if start != "..":
            yield "start", _as(fact, start)
        if end != "..":
            yield "end", _as(fact, end)
    else:
        yield form.partition(" ")[0] if fact.kind is FactKind.FORM else "", fact


def is_given(end: str, fact: Fact, given: Iterable[Bounded]) -> bool:
    """Whether one of the given parts says or implies it."""
    return any(
        _says_same(fact, other)
        for other_end, other in given
        if not (end and other_end) or other_end == end
    )


def opposite(form: str) -> str:
    """`online:yes` → `online:no`."""
    name, _, answer = form.rpartition(":")
    return f"{name}:{_OPPOSITE.get(answer, answer)}"


def _as(fact: Fact, form: str) -> Fact:
    return fact.model_copy(update={"normalised": form})


def _says_same(fact: Fact, other: Fact) -> bool:
    if fact.kind is FactKind.DATE:
        return _same_day(fact.normalised, other.normalised)
    if fact.kind is FactKind.AGE:
        return not _ages(fact).isdisjoint(_ages(other))
    return (
        same_value(fact, other)
        or find_supporting(fact, [other]) is not None
        or find_supporting(other, [fact]) is not None
        or _same_days(fact, other)
        or _same_by_year(fact, other)
    )


def _ages(fact: Fact) -> frozenset[int]:
    """The last or first that it allows: `<36` is `<=35`; who speaks of those over 15 may mean that
    those of 15 are too."""
    bound = _AGE.fullmatch(fact.normalised)
    if bound is None:
        return frozenset({int(fact.normalised)}) if fact.normalised.isdigit() else frozenset()
    sign, equal, years = bound[1], bound[2], int(bound[3])
    if equal:
        return frozenset({years})
    return frozenset({years - 1}) if sign == "<" else frozenset({years, years + 1})


def _same_day(mine: str, theirs: str) -> bool:
    """A date without its year is that day of any year; a month holds its days."""
    if mine.startswith("--") or theirs.startswith("--"):
        mine, theirs = (form[2:] if form.startswith("--") else form[5:] for form in (mine, theirs))
    return mine.startswith(theirs) or theirs.startswith(mine)


def _same_days(fact: Fact, other: Fact) -> bool:
    """Days that a text does not call natural may be working days as well as not."""
    if fact.kind is not FactKind.DURATION:
        return False
    bare, said = (one.normalised.removesuffix(";working") for one in (fact, other))
    vague = (one for one in (fact, other) if ";" not in one.normalised)
    return bare == said and not any(_NATURAL in fold_in_place(one.value) for one in vague)


def _same_by_year(fact: Fact, other: Fact) -> bool:
    """400 € a month are 4,800 € a year."""
    if {fact.kind, other.kind} != {FactKind.AMOUNT}:
        return False
    few, many = sorted(float(one.normalised.partition(" ")[0]) for one in (fact, other))
    return few > 0 and abs(few * _MONTHS - many) < _CENT
