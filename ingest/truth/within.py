"""What one page says twice, with another value: «se resuelve en un mes» in its summary, «tres
meses» under its heading.

A page speaks of several cases far more often than it contradicts itself. So two of its places must
each give one value of the slot, no third value must stand on the page, and neither sentence may
name what the other does not know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from indexes.conflicts import COUNT, MEASURE, WINDOW
from indexes.facts import FactKind, Slot
from indexes.facts.naming import Named, leading_in, named_beside, named_in_heading, of_one_thing
from indexes.facts.scope import Scope, apart
from indexes.models import Aspect
from indexes.stems import stems_of
from ingest.truth.contradicting import same_edition
from ingest.truth.lacking import lacks, parts_of
from ingest.truth.same_thing import OWN_PLACES, of_others, scope
from ingest.truth.statements import POLAR, Speaker, Statement

# Of which a page may have any number, or that it does not tell twice.
_NOT_READ = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.FORM, WINDOW})
# Places that speak of other papers and other acts, but for what is of them.
_OTHER_MATTERS = frozenset({Aspect.DOCUMENTS, Aspect.APPEAL, Aspect.CONTACT, Aspect.LEGAL_BASIS})


def told_twice(
    speaker: Speaker, slot: str, kind: str, today: date, about: frozenset[str]
) -> tuple[Speaker, Speaker] | None:
    """The page with what it says in one place, and with what it says in another; first, where it
    speaks of just that. `about`: the stems of the title of the procedure."""
    if kind in _NOT_READ:
        return None
    said = speaker.of(slot, kind)
    for a, b in combinations(said, 2):
        if _contradict(a, b, said, today, about):
            own = OWN_PLACES.get(slot, frozenset())
            first, second = sorted((a, b), key=lambda one: one.aspect not in own)
            return replace(speaker, statements=(first,)), replace(speaker, statements=(second,))
    return None


def _contradict(
    a: Statement, b: Statement, said: Sequence[Statement], today: date, about: frozenset[str]
) -> bool:
    mine, theirs = _beside(a, said), _beside(b, said)
    return (
        b not in mine
        and _belongs(a)
        and _belongs(b)
        and same_edition(a, b, today)
        and lacks(a, b, theirs)
        and lacks(b, a, mine)
        and (a.kind in POLAR or a.kind in (COUNT, MEASURE) or _are_all(a, b, said))
        and not apart(_scope(a, about), _scope(b, about))
        and not (a.kind in POLAR and (of_others(a, b, about) or of_others(b, a, about)))
        and of_one_thing(_named(a, about), _named(b, about))
    )


def _beside(statement: Statement, said: Sequence[Statement]) -> list[Statement]:
    """What stands under the same heading."""
    return [one for one in said if _place(one) == _place(statement)]


def _place(statement: Statement) -> tuple[str, ...]:
    return statement.values[0].section


def _belongs(statement: Statement) -> bool:
    own = OWN_PLACES.get(statement.slot, frozenset())
    if statement.slot == Slot.DOCUMENT or statement.aspect in own:
        return True
    return statement.kind == COUNT or statement.aspect not in _OTHER_MATTERS


def _are_all(a: Statement, b: Statement, said: Sequence[Statement]) -> bool:
    """Whether the page gives no other value of what both give."""
    both = {fact.normalised for one in (a, b) for _, fact in parts_of(one)}
    ends = {end for end, _ in parts_of(a)} & {end for end, _ in parts_of(b)}
    return all(
        fact.normalised in both for one in said for end, fact in parts_of(one) if end in ends
    )


def _scope(statement: Statement, about: frozenset[str]) -> Scope:
    """Amounts of one number differ in their measures alone."""
    limits = scope(statement, about)
    return replace(limits, measures=frozenset()) if statement.kind == MEASURE else limits


def _named(statement: Statement, about: frozenset[str]) -> Named:
    """Under a known part of a page nothing else is spoken of."""
    values = statement.values if statement.kind != MEASURE else ()  # which are the whole sentence
    printed = tuple(value.value for value in values if value.value)
    is_known = statement.aspect != Aspect.OTHER
    named = named_beside(statement.said, statement.slot, printed) - about
    headed = frozenset() if is_known else named_in_heading(statement.heading) - about
    return Named(
        named,
        named & leading_in(statement.said) | headed,
        stems_of(f"{statement.heading} {statement.said}"),
    )
