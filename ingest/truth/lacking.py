"""Whether a source lacks a value that another one states: neither gives it nor implies it."""

from __future__ import annotations

from collections.abc import Sequence

from indexes.conflicts import COUNT, MEASURE, WINDOW
from indexes.facts.opposing import Bounded, is_given, opposite, parts
from ingest.truth.measures import measured_otherwise
from ingest.truth.statements import POLAR, Statement


def lacks(statement: Statement, other: Statement, others: Sequence[Statement]) -> bool:
    """Whether none of `others`, what a source states in the slot, gives one of the values; of those
    that `other` gives another of: where a term ends, and not where it begins."""
    if statement.kind == WINDOW:
        return _opposed_windows(statement, others)
    if statement.kind == COUNT:
        return _counts_otherwise(statement, others)
    if statement.kind == MEASURE:
        return measured_otherwise(statement, others)
    if statement.kind in POLAR:
        return _denied(statement, others)
    given = [part for one in others for part in parts_of(one)]
    ends = {end for end, _ in parts_of(other)}
    return any(not is_given(end, fact, given) for end, fact in parts_of(statement) if end in ends)


def parts_of(statement: Statement) -> list[Bounded]:
    """None of kinds that facts do not have."""
    if statement.kind in (WINDOW, COUNT, MEASURE):
        return []
    return [part for fact in statement.facts for part in parts(fact)]


def _counts_otherwise(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether something is counted of which the others give another number, and not this one."""
    theirs = counted(others)
    return any(noun in theirs and number not in theirs[noun] for number, noun in counts(statement))


def counts(statement: Statement) -> list[tuple[str, str]]:
    """`3 fotograf` → `("3", "fotograf")`."""
    return [
        (one.normalised.split(" ")[0], one.normalised.split(" ")[1]) for one in statement.values
    ]


def counted(statements: Sequence[Statement]) -> dict[str, set[str]]:
    """The numbers that are given of each thing."""
    found: dict[str, set[str]] = {}
    for statement in statements:
        for number, noun in counts(statement):
            found.setdefault(noun, set()).add(number)
    return found


def _denied(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether the contrary is said, and the same is not."""
    said = {value.normalised for one in others for value in one.values}
    mine = {value.normalised for value in statement.values}
    return bool({opposite(form) for form in mine} & said) and not mine <= said


def _opposed_windows(statement: Statement, others: Sequence[Statement]) -> bool:
    """Open all the year, against a window that is closed, to come or not yet known."""
    mine = {value.normalised for value in statement.values}
    theirs = {value.normalised for other in others for value in other.values}
    return ("permanent" in mine) != ("permanent" in theirs) and bool(mine) and bool(theirs)
