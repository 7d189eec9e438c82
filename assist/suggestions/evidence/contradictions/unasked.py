"""Contradictions that are none to who asks: of another year or level than is asked about, or of a
call that is over."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from assist.suggestions.evidence.evidence import Conflict
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit
from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.years import edition_years_in, years_spoken_of

_LEVEL = re.compile(r"\b[A-Z]{1,2}[1-9]\b")
# «En la convocatoria de 2025», «en 2023»: a call, and no date.
_OF_A_CALL = re.compile(rf"\b{any_of('in_a_call')} (20\d\d)\b")


def is_unasked(conflict: Conflict, read: Reading) -> bool:
    question = read.question.text
    return (
        is_of_other_years(conflict, question)
        or _is_of_another_level(conflict, question)
        or (not edition_years_in(question) and is_of_a_past_call(conflict, read.today.year))
    )


def is_of_other_years(conflict: Conflict, question: str) -> bool:
    """Who asks what there was in 2025 is told of nothing else."""
    return _speaks_of_none(
        conflict,
        edition_years_in(question),
        lambda unit: years_spoken_of(unit.quote) or edition_years_in(unit.passage.title),
    )


def is_of_a_past_call(conflict: Conflict, year: int) -> bool:
    """Whether one side says what there was in the call of a year before this one, and the other
    speaks of no such year."""
    sides = conflict.preferred.unit, conflict.other.unit
    calls = [{int(found) for found in _OF_A_CALL.findall(fold(unit.quote))} for unit in sides]
    years = [{int(one) for one in years_spoken_of(unit.quote)} for unit in sides]
    return any(
        own and max(own) < year and not others & own
        for own, others in zip(calls, reversed(years), strict=True)
    )


def _is_of_another_level(conflict: Conflict, question: str) -> bool:
    """What C1 costs is nothing to who asks about B2."""
    return _speaks_of_none(
        conflict,
        {*_LEVEL.findall(question)},
        lambda unit: {*_LEVEL.findall(f"{unit.heading} {unit.quote}")},
    )


def _speaks_of_none(
    conflict: Conflict, asked: AbstractSet[str], named: Callable[[Unit], AbstractSet[str]]
) -> bool:
    """Whether one of the sentences names some such things, and none of those asked for."""
    said = (named(stance.unit) for stance in (conflict.preferred, conflict.other))
    return bool(asked) and any(some and some.isdisjoint(asked) for some in said)
