"""What answers the same question on another page with another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.between import between
from assist.suggestions.evidence.contradictions.clauses import of_the_clause
from assist.suggestions.evidence.contradictions.near_pages import said_of_asked
from assist.suggestions.evidence.contradictions.other_counts import with_another_count
from assist.suggestions.evidence.contradictions.other_hours import with_other_hours
from assist.suggestions.evidence.contradictions.other_streets import (
    asks_where,
    is_of_another,
    of_other_offices,
    with_another_street,
)
from assist.suggestions.evidence.contradictions.same_place import is_named_alike
from assist.suggestions.evidence.contradictions.wording import likeness
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.hours import asks_for_hours
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import slots_of, wanted_facts
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.known_facts import passage_facts
from assist.suggestions.text.stems import stem_set
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.bounds import Bound, bound_of, is_rough, span_of
from indexes.facts.opposing import Bounded, is_given, parts
from indexes.facts.scope import Scope, apart, scope_of
from indexes.models import Passage
from indexes.stems import stems_of
from indexes.years import edition_years_in, years_spoken_of

_COMPARED = frozenset(
    {
        FactKind.AGE,
        FactKind.AMOUNT,
        FactKind.DATE,
        FactKind.DURATION,
        FactKind.EMAIL,
        FactKind.PERCENTAGE,
        FactKind.PHONE,
        FactKind.SILENCE,
    }
)
_ALIKE = 0.4  # of the words of both, where nothing else says what the values are of
_ASKED = 0.6  # of the words of the question
_NEARLY = 0.8  # of what the sentence of the reply says of the question that says most of it
_AS_MUCH = 0.65  # of what the told sentence says of the question
_SHORT_NUMBER = 5  # digits: 012, 010, 060

_Facts = tuple[Fact, ...]


def asked_alike(
    answers: Sequence[Answer],
    title: str,
    told: Sequence[Unit],
    near: Sequence[Passage],
    read: Reading,
) -> Conflict | None:
    """`title`: of what is told; `told`: the sentences of the reply; `near`: passages that are as
    near to the question."""
    for part in (each.part for each in answers):
        for sides in _differing(part, title, told, near, read):
            return _between(sides, part, read)
    return None


def _between(sides: Mapping[Unit, _Facts], part: Part, read: Reading) -> Conflict:
    documents = (unit.passage.document_id for unit in sides)
    standings = {one: read.knowledge.standing(one, read.today) for one in documents}
    first, second = sorted(
        sides, key=lambda unit: standings[unit.passage.document_id], reverse=True
    )
    aspect = next(iter(part.aspects), place_of(first.passage))
    one, other = (
        Stance(unit, tuple(sorted({fact.normalised for fact in sides[unit]})))
        for unit in (first, second)
    )
    return between(aspect, Slot.OTHER.value, one, other, standings)


def _differing(
    part: Part, title: str, told: Sequence[Unit], near: Sequence[Passage], read: Reading
) -> Iterator[dict[Unit, _Facts]]:
    asked, year = stem_set(part.text), read.today.year
    weighed = _weighed(near, part, read)
    for unit in _most_asked(told, part, read):
        others = [one for one in near if one.document_id != unit.passage.document_id]
        if asks_where(part) and (found := with_another_street(part, unit, others)):
            yield {unit: (), found: ()}
        if asks_for_hours(part.text) and (found := with_other_hours(part, unit, others)):
            yield {unit: (), found: ()}
        least = _AS_MUCH * said_of_asked(unit, read, by_itself=True)
        document = unit.passage.document_id
        beside = [o for o, said in weighed if said >= least and o.passage.document_id != document]
        if found := with_another_count(part, title, unit, beside):
            yield {unit: (), found: ()}
        for kind, all_ in _by_kind(unit, part).items():
            mine = of_the_clause(unit, all_, asked)
            for other in beside:
                theirs = of_the_clause(other, _by_kind(other, part).get(kind, ()), asked)
                if not _contradict(mine, theirs) or _is_said(mine, other) or _is_said(theirs, unit):
                    continue
                if _of_a_past_call(mine, theirs, year) or _of_a_past_call(theirs, mine, year):
                    continue
                if not _apart(part, title, unit, mine, other, theirs):
                    yield {unit: mine, other: theirs}


def _most_asked(told: Sequence[Unit], part: Part, read: Reading) -> list[Unit]:
    """What is only told beside the answer is not what is asked."""
    if _is_contact(part):
        return list(told)
    weighed = [(unit, said_of_asked(unit, read)) for unit in told]
    best = max((said for _, said in weighed), default=0.0)
    return [unit for unit, said in weighed if said >= _NEARLY * best]


def _weighed(near: Sequence[Passage], part: Part, read: Reading) -> list[tuple[Unit, float]]:
    """Each of their sentences, with how much it says of what is asked."""
    units = [unit for passage in near for unit in units_of(passage)]
    if _is_contact(part):
        return [(unit, 1.0) for unit in units]
    return [(unit, said_of_asked(unit, read)) for unit in units]


def _is_contact(part: Part) -> bool:
    """«¿A qué correo puedo escribir?»: hardly a word of it stands beside the address."""
    return Slot.CONTACT in part.wanted.slots


@lru_cache(maxsize=4_096)
def _by_kind(unit: Unit, part: Part) -> dict[FactKind, _Facts]:
    """The values that are asked for, of those that are told exactly; of several things, of that
    which is asked by name."""
    slots = part.wanted.slots or slots_of(part.aspects)
    asked = wanted_facts(unit, part) if part.wanted.kinds else unit.facts
    found = [fact for fact in asked if fact.kind in _COMPARED and _is_exact(fact, unit)]
    own = [fact for fact in found if fact.slot in slots]
    kept = own or [fact for fact in found if part.wanted.kinds]
    return {one.kind: tuple(f for f in kept if f.kind is one.kind) for one in kept}


def _is_exact(fact: Fact, unit: Unit) -> bool:
    """And of this alone: 012 answers for everything."""
    is_short = fact.kind is FactKind.PHONE and len(fact.normalised) <= _SHORT_NUMBER
    return fact.value in unit.text and not is_short and not is_rough(unit.quote, fact.value)


def _contradict(mine: _Facts, theirs: _Facts) -> bool:
    """Where each gives one value of what both give, and not the same."""
    slots = [{fact.slot for fact in facts} for facts in (mine, theirs)]
    if slots[0].isdisjoint(slots[1]) and {Slot.OTHER} not in slots:
        return False
    said, others = ([part for fact in facts for part in parts(fact)] for facts in (mine, theirs))
    ends = {end for end, _ in said} & {end for end, _ in others}
    return any(_differ_at(end, said, others) for end in ends)


def _is_said(facts: _Facts, elsewhere: Unit) -> bool:
    """Whether the passage of the other says it too: of another case, or of the whole of it."""
    said = {fact.normalised for fact in passage_facts(elsewhere.passage)}
    return all(fact.normalised in said for fact in facts)


def _of_a_past_call(dated: _Facts, other: _Facts, year: int) -> bool:
    """Days of a year that is over are of another call than those of every year."""
    last = max(edition_years_in(" ".join(fact.normalised for fact in dated)), default="")
    undated = not edition_years_in(" ".join(fact.normalised for fact in other))
    return dated[0].kind is FactKind.DATE and bool(last) and undated and int(last) < year


def _differ_at(end: str, mine: Sequence[Bounded], theirs: Sequence[Bounded]) -> bool:
    one, other = ([part for part in all_ if part[0] == end] for all_ in (mine, theirs))
    if any(len({fact.normalised for _, fact in found}) > 1 for found in (one, other)):
        return False
    return not is_given(*one[0], other) and not is_given(*other[0], one)


def _apart(part: Part, title: str, unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    years, others = (years_spoken_of(one.text) for one in (unit, other))
    if years and others and years.isdisjoint(others):
        return True
    if mine[0].slot is Slot.CONTACT and (
        not is_named_alike(part, unit, other)
        or of_other_offices(unit, other)
        or is_of_another(title, unit, other)
    ):
        return True
    if _of_other_bounds(unit, mine, other, theirs) or _of_other_spans(unit, mine, other, theirs):
        return True
    asked = frozenset(term.stem for term in part.terms)
    slots = {mine[0].slot, theirs[0].slot}
    if Slot.OTHER in slots and not _speak_alike(unit, other, asked, len(slots)):
        return True
    about = stems_of(f"{title} {unit.passage.subject} {other.passage.subject}")
    one, either = (
        _scope(*side).within(about).of_one_question(asked | stems_of(part.text))
        for side in ((unit, mine), (other, theirs))
    )
    return apart(one, either)


def _of_other_bounds(unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """The least and the most of a sum are not each other, nor what is paid at least the sum."""
    if mine[0].kind not in (FactKind.AMOUNT, FactKind.PERCENTAGE):
        return False
    one, either = (
        {bound_of(side.quote, fact.value) for fact in facts}
        for side, facts in ((unit, mine), (other, theirs))
    )
    return one != either and Bound.LEAST in one | either


def _of_other_spans(unit: Unit, mine: _Facts, other: Unit, theirs: _Facts) -> bool:
    """How often something is done, how old a building is, and how long anything takes are not each
    other."""
    return mine[0].kind is FactKind.DURATION and span_of(unit.quote, mine[0].value) != span_of(
        other.quote, theirs[0].value
    )


def _speak_alike(unit: Unit, other: Unit, asked: frozenset[str], least: int) -> bool:
    """Of each other, or the other one of all that is asked, in so many words at least."""
    said = stem_set(f"{other.heading} {other.quote}")
    is_asked = len(asked & said) >= max(least, _ASKED * len(asked))
    return is_asked or likeness(stem_set(unit.quote), stem_set(other.quote)) >= _ALIKE


@lru_cache(maxsize=4_096)
def _scope(unit: Unit, facts: _Facts) -> Scope:
    """Of these values alone: the sentence may go on about others."""
    values = tuple(dict.fromkeys(fact.value for fact in facts))
    return scope_of(unit.quote, facts[0].slot.value, values, unit.heading)
