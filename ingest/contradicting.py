"""Whether two sources contradict each other in a slot.

Each must state a value that the other lacks, of the same edition, and of the same thing: in a slot
that has one value for a procedure, or in sentences that speak alike."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from indexes.facts import FactKind, Slot, find_supporting, same_value
from indexes.facts.models import Fact
from indexes.models import Aspect
from ingest.folding import fold
from ingest.statements import WINDOW, Speaker, Statement

# A procedure has one of each: no wording is needed to know that two of them are of the same thing.
ONE_VALUE = frozenset({Slot.SILENCE, Slot.RESOLUTION_TERM})
# Where a page speaks of just that.
OWN_PLACES: dict[str, frozenset[str]] = {
    Slot.RESOLUTION_TERM: frozenset({Aspect.RESOLUTION_TERM, Aspect.SILENCE}),
    Slot.SILENCE: frozenset({Aspect.RESOLUTION_TERM, Aspect.SILENCE}),
    Slot.DEADLINE: frozenset({Aspect.DEADLINE, Aspect.STATUS}),
    Slot.FEE: frozenset({Aspect.FEE}),
    Slot.BENEFIT_AMOUNT: frozenset({Aspect.BENEFIT}),
    Slot.APPEAL_TERM: frozenset({Aspect.APPEAL}),
    Slot.CONTACT: frozenset({Aspect.CONTACT}),
}
ALIKE = 62  # per cent of `fuzz.token_set_ratio` between what two sentences say beside the values
VERY_ALIKE = 75
_GENERAL = frozenset({Aspect.OTHER, Aspect.SUMMARY})
_NUMBERS = re.compile(r"\S*\d\S*|\S+@\S+")
_SHORT = 4  # letters: shorter words say nothing of what a sentence is about
_NATURAL = "natural"


def contradicting(one: Speaker, other: Speaker, slot: str, kind: str, today: date) -> bool:
    if _of_other_editions(one, other):
        return False
    mine, theirs = one.of(slot, kind), other.of(slot, kind)
    return any(
        _same_edition(a, b, today)
        and _same_thing(a, b, mine, theirs)
        and _lacks(a, theirs)
        and _lacks(b, mine)
        for a, b in product(mine, theirs)
    )


def _of_other_editions(one: Speaker, other: Speaker) -> bool:
    """Last year's call rightly says otherwise: to this year's, and to who speaks of none."""
    if one.edition and other.edition:
        return one.edition != other.edition
    return one.replaced or other.replaced


def agreeing(source: Speaker, reply: Speaker, slot: str, kind: str) -> bool:
    """Whether the source gives all that the reply states."""
    given = source.of(slot, kind)
    return not any(_lacks(statement, given) for statement in reply.of(slot, kind))


def understood(reply: Speaker, sources: Sequence[Speaker]) -> Speaker:
    """The reply, where its values without a slot have that of the official sentence which speaks
    most alike of a value of their kind."""
    official = [statement for source in sources for statement in source.statements]
    found = []
    for loose in reply.loose:
        alike = [(_likeness(loose, one), one.slot) for one in official if one.kind == loose.kind]
        likeness, slot = max(alike, default=(0.0, ""))
        if likeness >= ALIKE:
            found.append(replace(loose, slot=slot))
    return replace(reply, statements=(*reply.statements, *found))


def _lacks(statement: Statement, others: Sequence[Statement]) -> bool:
    """Whether the other source neither gives nor implies one of these values."""
    if statement.kind == WINDOW:
        return _opposed_windows(statement, others)
    if statement.kind == FactKind.CHANNEL:
        opposite = {_opposite(value.normalised) for value in statement.values}
        said = {value.normalised for other in others for value in other.values}
        mine = {value.normalised for value in statement.values}
        return bool(opposite & said) and not mine <= said
    facts = [fact for other in others for fact in other.facts]
    return any(not _given(fact, facts) for fact in statement.facts)


def _given(fact: Fact, others: Sequence[Fact]) -> bool:
    fact = _plain(fact)
    plain = [_plain(other) for other in others]
    return find_supporting(fact, plain) is not None or any(
        find_supporting(other, [fact]) is not None
        or same_value(fact, other)
        or _same_days(fact, other)
        for other in plain
    )


def _plain(fact: Fact) -> Fact:
    """`<36` is `<=35`, and a date without its year is that day of any year."""
    form = fact.normalised
    if fact.kind is FactKind.AGE and (match := re.fullmatch(r"([<>])(\d+)", form)):
        step = -1 if match[1] == "<" else 1
        form = f"{match[1]}={int(match[2]) + step}"
    return fact if form == fact.normalised else fact.model_copy(update={"normalised": form})


def _same_days(fact: Fact, other: Fact) -> bool:
    """Days that a text does not call natural may be working days as well as not."""
    if fact.kind is not FactKind.DURATION:
        return False
    bare, said = (one.normalised.removesuffix(";working") for one in (fact, other))
    vague = (one for one in (fact, other) if ";" not in one.normalised)
    return bare == said and not any(_NATURAL in fold(one.value) for one in vague)


def _same_edition(a: Statement, b: Statement, today: date) -> bool:
    """Two calls of different years differ rightly, and one that is long past contradicts nobody."""
    if a.years and b.years:
        shared = bool(a.years & b.years)
    else:
        years = a.years or b.years
        shared = not years or max(years) >= today.year - 1
    return shared and _same_years_of_dates(a, b)


def _same_years_of_dates(a: Statement, b: Statement) -> bool:
    """Dates of different years are of different calls, unless the sentences are nearly the same:
    then one of them has the year wrong."""
    if a.kind != FactKind.DATE:
        return True
    first, second = (
        {
            part[:4]
            for value in s.values
            for part in value.normalised.split("/")
            if part[:4].isdigit()
        }
        for s in (a, b)
    )
    return bool(first & second) or (bool(first) and bool(second) and _likeness(a, b) >= VERY_ALIKE)


def _years_of_dates(statement: Statement) -> set[str]:
    days = (day for value in statement.values for day in value.normalised.split("/"))
    return {day[:4] for day in days if day[:4].isdigit()}


def _same_thing(
    a: Statement, b: Statement, mine: Sequence[Statement], theirs: Sequence[Statement]
) -> bool:
    if a.slot == Slot.CHANNEL or a.kind == WINDOW:
        return True
    alone = _stands_alone(a, mine) and _stands_alone(b, theirs)
    if alone and (a.slot in ONE_VALUE or (a.aspect == b.aspect and a.aspect not in _GENERAL)):
        return True
    return _likeness(a, b) >= ALIKE or _swapped_digits(a, b)


def _swapped_digits(a: Statement, b: Statement) -> bool:
    """A telephone that is another one but for two digits that changed places is a slip, and not
    another telephone."""
    return a.kind == FactKind.PHONE and any(
        OSA.distance(mine.normalised, their.normalised) == 1
        and Levenshtein.distance(mine.normalised, their.normalised) == 2
        for mine, their in product(a.values, b.values)
    )


def _stands_alone(statement: Statement, all_: Sequence[Statement]) -> bool:
    """Whether the source gives one value where it speaks of just this, or anywhere if it does not:
    terms of other things may stand under the requirements."""
    own = [s for s in all_ if s.aspect in OWN_PLACES.get(s.slot, ())] or all_
    return statement in own and _count(own) == 1


def _count(statements: Sequence[Statement]) -> int:
    return len({value.normalised for statement in statements for value in statement.values})


def _likeness(a: Statement, b: Statement) -> float:
    return fuzz.token_set_ratio(_telling(a), _telling(b))


def _telling(statement: Statement) -> str:
    """The words that say what the values are of."""
    words = _NUMBERS.sub(" ", fold(statement.sentence))
    for value in statement.values:
        words = words.replace(fold(value.value), " ")
    return " ".join(re.findall(rf"[^\W\d]{{{_SHORT},}}", words))


def _opposite(form: str) -> str:
    medium, _, answer = form.partition(":")
    return f"{medium}:{'no' if answer == 'yes' else 'yes'}"


def _opposed_windows(statement: Statement, others: Sequence[Statement]) -> bool:
    """Open all the year, against a window that is closed, to come or not yet known."""
    mine = {value.normalised for value in statement.values}
    theirs = {value.normalised for other in others for value in other.values}
    return ("permanent" in mine) != ("permanent" in theirs) and bool(mine) and bool(theirs)
