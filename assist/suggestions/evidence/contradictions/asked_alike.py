"""What answers the same question on another page with another value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.between import between, standings_of
from assist.suggestions.evidence.contradictions.clauses import of_the_clause
from assist.suggestions.evidence.contradictions.for_whom import for_whom
from assist.suggestions.evidence.contradictions.near_pages import told_of_asked
from assist.suggestions.evidence.contradictions.other_counts import with_another_count
from assist.suggestions.evidence.contradictions.other_hours import with_other_hours
from assist.suggestions.evidence.contradictions.other_streets import (
    asks_where,
    with_another_street,
)
from assist.suggestions.evidence.contradictions.other_things import are_comparable, of_other_things
from assist.suggestions.evidence.contradictions.other_times import with_another_time
from assist.suggestions.evidence.contradictions.said import said_of_unit
from assist.suggestions.evidence.contradictions.subjects import is_of_another, subjects_of
from assist.suggestions.evidence.contradictions.tables import of_its_table
from assist.suggestions.evidence.evidence import Conflict, Stance
from assist.suggestions.evidence.hours import asks_for_hours
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.asked_values import UNTOLD, slots_of, wanted_facts
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.known_facts import passage_facts
from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from indexes.facts import Fact, FactKind, Slot
from indexes.facts.bounds import is_rough
from indexes.facts.durations import is_unit
from indexes.facts.opposing import Bounded, is_given, parts
from indexes.models import Passage
from indexes.years import edition_years_in

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
_NEARLY = 0.8  # of what the sentence of the reply says of the question that says most of it
_AS_MUCH = 0.65  # of what the told sentence says of the question
_MORE = 0.5  # than the told sentence says of it: what says far more answers something else
_SHORT_NUMBER = 5  # digits: 012, 010, 060

_Facts = tuple[Fact, ...]


def asked_alike(
    answers: Sequence[Answer],
    called: Sequence[str],
    told: Sequence[Unit],
    near: Sequence[Passage],
    read: Reading,
) -> Conflict | None:
    """`called`: the titles of what is told from; `told`: the sentences of the reply; `near`:
    passages that are as near to the question."""
    for part in (each.part for each in answers):
        for sides in _differing(part, called, told, near, read):
            return _between(sides, part, read)
    return None


def _between(sides: Mapping[Unit, _Facts], part: Part, read: Reading) -> Conflict:
    standings = standings_of((unit.passage.document_id for unit in sides), read)
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
    part: Part,
    called: Sequence[str],
    told: Sequence[Unit],
    near: Sequence[Passage],
    read: Reading,
) -> Iterator[dict[Unit, _Facts]]:
    asked, year, known = _asked(part), read.today.year, read.knowledge
    title = " ".join(called)
    subjects = subjects_of(called, told, read)
    beside = [
        unit
        for passage in near
        for unit in units_of(passage)
        if not is_of_another(unit, subjects, read)
    ]
    about = told_of_asked((*told, *beside), read)
    weighed = _weighed(beside, part, about, read)
    for unit, said_of_it in _most_asked(_weighed(told, part, about, read)):
        others = [one for one in near if one.document_id != unit.passage.document_id]
        if asks_where(part) and (found := with_another_street(part, unit, others, known)):
            yield {unit: (), found: ()}
        if asks_for_hours(part.text) and (found := with_other_hours(part, unit, others, known)):
            yield {unit: (), found: ()}
        named = f"{title} {for_whom(unit, known)}"
        own = said_of_unit(about, unit, read.knowledge, by_itself=True)
        least = _AS_MUCH * own
        document = unit.passage.document_id
        likely = [
            other
            for other, said in weighed
            if least <= said <= _MORE + said_of_it and other.passage.document_id != document
        ]
        if found := with_another_count(part, named, unit, likely):
            yield {unit: (), found: ()}
        if asks_for_hours(part.text) and (found := with_another_time(part, named, unit, likely)):
            yield {unit: (), found: ()}
        if own < _AS_MUCH and not _asks_for_a_value(part):
            continue
        for kind, all_ in _by_kind(unit, part).items():
            mine = of_the_clause(unit, all_, asked)
            answering = _answering(likely, kind, part, about, read)
            agreeing = {_place(one, part) for one in answering if _is_said(mine, one)}
            for other in answering:
                theirs = of_the_clause(other, _by_kind(other, part).get(kind, ()), asked)
                if _place(other, part) in agreeing:
                    continue
                if not _contradict(mine, theirs) or _is_said(theirs, unit):
                    continue
                if _of_a_past_call(mine, theirs, year) or _of_a_past_call(theirs, mine, year):
                    continue
                if not of_other_things(part, named, unit, mine, other, theirs):
                    yield {unit: mine, other: theirs}


def _asked(part: Part) -> frozenset[str]:
    """Stems of the question; «45 años» asks for no clause on those below 30 years."""
    return stem_set(" ".join(word for word in folded_words(part.text) if not is_unit(word)))


def _most_asked(weighed: Sequence[tuple[Unit, float]]) -> list[tuple[Unit, float]]:
    """What is only told beside the answer is not what is asked."""
    best = max((said for _, said in weighed), default=0.0)
    return [(unit, said) for unit, said in weighed if said >= _NEARLY * best]


def _weighed(
    units: Sequence[Unit], part: Part, about: Sequence[Term], read: Reading
) -> list[tuple[Unit, float]]:
    """Each of them with how much it says of what is asked."""
    if _is_contact(part):
        return [(unit, 1.0) for unit in units]
    return [(unit, said_of_unit(about, unit, read.knowledge)) for unit in units]


def _answering(
    units: Sequence[Unit], kind: FactKind, part: Part, about: Sequence[Term], read: Reading
) -> list[Unit]:
    """Of each page, what it would answer: of its sentences with such a value, those that say most
    of what is asked."""
    if _is_contact(part):  # what says most of whose it is comes first
        return sorted(units, key=lambda one: -said_of_unit(about, one, read.knowledge))
    stating = [unit for unit in units if kind in _by_kind(unit, part)]
    said = {unit: said_of_unit(about, unit, read.knowledge, by_itself=True) for unit in stating}
    best: dict[str, float] = {}
    for unit, share in said.items():
        best[unit.passage.document_id] = max(best.get(unit.passage.document_id, 0.0), share)
    return [one for one, share in said.items() if share >= _NEARLY * best[one.passage.document_id]]


def _place(unit: Unit, part: Part) -> str | int:
    """Its page; of a directory, where many are, its passage."""
    return unit.passage.id if _is_contact(part) else unit.passage.document_id


def _is_contact(part: Part) -> bool:
    """«¿A qué correo puedo escribir?»: hardly a word of it stands beside the address."""
    return Slot.CONTACT in part.wanted.slots


def _asks_for_a_value(part: Part) -> bool:
    """«¿Me rebajan algo?» asks for none by name."""
    return bool(part.wanted.kinds or part.wanted.slots or slots_of(part.aspects))


@lru_cache(maxsize=4_096)
def _by_kind(unit: Unit, part: Part) -> dict[FactKind, _Facts]:
    """The values that are asked for, of those that are told exactly; of several things, of that
    which is asked by name. Where no value is, those of which it is known what they are of."""
    slots = part.wanted.slots or slots_of(part.aspects)
    asked = wanted_facts(unit, part) if part.wanted.kinds else unit.facts
    found = [fact for fact in asked if fact.kind in _COMPARED and _is_exact(fact, unit)]
    if not _asks_for_a_value(part):
        slots = frozenset(Slot) - UNTOLD
    found = [of_its_table(fact, unit) for fact in found]
    own = [fact for fact in found if fact.slot in slots]
    kept = own or [fact for fact in found if part.wanted.kinds and _may_be_of_it(fact, part)]
    return {one.kind: tuple(f for f in kept if f.kind is one.kind) for one in kept}


def _may_be_of_it(fact: Fact, part: Part) -> bool:
    """When to ask for a certificate is not how long it is valid."""
    return not part.wanted.slots or fact.slot is Slot.OTHER


def _is_exact(fact: Fact, unit: Unit) -> bool:
    """And of this alone: 012 answers for everything."""
    is_short = fact.kind is FactKind.PHONE and len(fact.normalised) <= _SHORT_NUMBER
    return fact.value in unit.text and not is_short and not is_rough(unit.quote, fact.value)


def _contradict(mine: _Facts, theirs: _Facts) -> bool:
    """Where each gives one value of what both give, and not the same."""
    if not are_comparable(mine, theirs):
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
