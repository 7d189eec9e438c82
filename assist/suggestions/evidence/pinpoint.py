"""The sentences that hold the very value that is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assist.suggestions.evidence.antecedents import in_context
from assist.suggestions.evidence.complements import complements
from assist.suggestions.evidence.counts import COUNTED, counted, counts_in, numbers_of
from assist.suggestions.evidence.narrowing.brackets import fitting
from assist.suggestions.evidence.narrowing.columns import (
    counted_below,
    headed,
    of_whole_table,
    row_name,
)
from assist.suggestions.evidence.narrowing.labelled import is_limited
from assist.suggestions.evidence.narrowing.periods import is_paid_by
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.signs import ends_something, labelled_as_asked, of_the_case_told
from assist.suggestions.evidence.slots import DATED, MEASURES, OWN_PLACE, SLOTS, VALUED
from assist.suggestions.evidence.units import Unit, names_others, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import is_navigation, speaks_of
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, Passage

# What speaks for a sentence.
_WORDS = 0.5  # all of them
_NEARNESS = 0.6  # a meaning as near as can be
_SLOT = 0.6  # its value is of what the question says by name
_ASPECT = 0.1  # its value is of the aspect that is asked
_ELSEWHERE = -0.55  # its value is not, and that of another sentence is
_MUCH_MORE = 0.35  # of the question's words, that it holds beyond those of the best of the aspect
_PLACE = 0.15  # it stands where the page speaks of that aspect
_PLACE_ALONE = 0.4  # where the question says nothing beyond the aspect and the procedure
_LABEL = 0.3  # what it is about stands before its colon: «Cualificado: …»
_PERIOD = 0.2  # it gives a sum by the month, as is asked
_BOUNDED = 0.35  # its dates end something
_COUNTED = 0.5  # it counts what is asked
_OTHER_SLOT = -0.3  # its value is plainly of something else
_HEADING = 0.35  # words in the heading, beside those of the sentence
_FIRST_PAGE = 0.05
_INTRODUCED = -0.1  # it stands in an introduction, which names what is usual
_UNSPOKEN = 0.6  # of what the slot says, for a sentence that speaks of nothing else that is asked
_ENOUGH = 0.12
_ENOUGH_BY_MEANING = 0.4
_NEAR = 0.12  # how far below the best one, to be said beside it
_MOST = 2
_WEIGHED = 10  # sentences whose meaning is looked at
# What is paid, what is received and what one may earn are never each other.
_MONEY = frozenset({Slot.FEE, Slot.BENEFIT_AMOUNT, Slot.INCOME_LIMIT})
_UNTOLD = frozenset({Slot.OTHER, Slot.SUPERSEDED})
_PLAIN_KINDS = frozenset({FactKind.FORM, FactKind.PHONE, FactKind.EMAIL, FactKind.FEE_CODE})
_AGES = frozenset({Slot.OTHER, Slot.AGE_LIMIT})
_YEARS = re.compile(r"P\d+Y")
_INTRODUCTIONS = frozenset({Aspect.SUMMARY, Aspect.AUDIENCE})
_AT_HOME = {FactKind.AGE: Aspect.REQUIREMENTS}

_Scored = tuple[float, int, Unit]  # score, place of its page


@dataclass(frozen=True, slots=True)
class Pinpointed:
    """Best first, and the normal forms of the values asked for that the best one states."""

    units: tuple[Unit, ...] = ()
    values: frozenset[str] = frozenset()
    score: float = 0.0


def pinpoint(
    part: Part,
    title: str,
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    nearness: Nearness | None = None,
) -> Pinpointed:
    """`pages` are the passages of each page, the prevailing page first. Empty where nothing is
    wanted, or no value of the kind stands with what the question says."""
    if not part.wanted:
        return Pinpointed()
    terms = _particular(part.own or part.terms, title) or _particular(part.terms, title)
    scored = _scored(part, terms, pages, knowledge, _has_value)
    enough = _ENOUGH
    if not scored and not part.wanted.kinds:
        # What is counted goes by another name there: «miembros», «personas».
        scored, enough = _scored(part, terms, pages, knowledge, _has_count), _ENOUGH_BY_MEANING
    scored = _fitting(_of_ages(scored, part), part)
    if nearness is not None:
        scored = _weighed(scored, nearness)
    if not scored or scored[0][0] < enough:
        return Pinpointed()
    scored = _by_case(scored, terms)
    best, _, unit = scored[0]
    unit = _in_its_place(unit, part, [one for _, _, one in scored])
    said = values_of(unit, part)
    kept = [unit]
    for score, _, other in scored:
        beside = other.passage.id == unit.passage.id
        if score >= best - _NEAR and beside and not values_of(other, part) <= said:
            kept.append(other)
    kept = of_whole_table(kept[:_MOST], [other for _, _, other in scored], terms)
    kept = [*kept, *_of_other_kinds(kept, part, scored)]
    # What the question joins to it is of another thing: beside it, words are enough.
    likely = [
        other
        for score, _, other in scored
        if other not in kept and (score >= enough or other.passage.id == unit.passage.id)
    ]
    kept.extend(one for one in complements(unit, likely, terms, part.text) if one not in kept)
    return Pinpointed(in_context(kept), said, best)


def _of_other_kinds(kept: Sequence[Unit], part: Part, scored: Sequence[_Scored]) -> Iterable[Unit]:
    """«El plazo y el modelo»: of kinds that are never taken for another, the best sentence each."""
    told = {fact.kind for unit in kept for fact in unit.facts}
    for kind in sorted(part.wanted.kinds & _PLAIN_KINDS - told):
        units = (unit for score, _, unit in scored if score >= _ENOUGH)
        found = next((u for u in units if any(f.kind is kind for f in u.facts)), None)
        if found is not None and found not in kept:
            yield found


def _of_ages(scored: list[_Scored], part: Part) -> list[_Scored]:
    """Terms stand for ages only where no age is given."""
    if FactKind.AGE not in part.wanted.kinds:
        return scored
    kinds, slots = part.wanted.kinds, part.wanted.slots
    given = [
        item for item in scored if any(f.kind in kinds or f.slot in slots for f in item[2].facts)
    ]
    return given or scored


def _fitting(scored: list[_Scored], part: Part) -> list[_Scored]:
    """Without the cases that a quantity of the question does not fall into."""
    limited = [item for item in scored if is_limited(item[2])]
    fits = fitting([unit.text for _, _, unit in limited], part.text)
    if not fits:
        return scored
    other = [item for item, fit in zip(limited, fits, strict=True) if not fit]
    return [item for item in scored if item not in other]


def _in_its_place(unit: Unit, part: Part, others: Sequence[Unit]) -> Unit:
    """Where an introduction names the value, the only sentence that states the same one in the
    place of what is asked states it with more care («mayor de 14 años» for «desde 14 años»)."""
    if place_of(unit.passage) not in {*_INTRODUCTIONS, Aspect.OTHER}:
        return unit
    homes = {*part.aspects, *(_AT_HOME[kind] for kind in part.wanted.kinds if kind in _AT_HOME)}
    numbers, dates = numbers_of(unit), _dates(unit)
    same = [one for one in others if numbers and numbers_of(one) == numbers]
    same = [one for one in same if _dates(one) == dates]  # 15 de enero is not 15 de marzo
    placed = [one for one in same if place_of(one.passage) in homes]
    return placed[0] if len({one.text for one in placed}) == 1 else unit


def _dates(unit: Unit) -> frozenset[str]:
    return frozenset(fact.normalised for fact in unit.facts if fact.kind is FactKind.DATE)


def _scored(
    part: Part,
    terms: Sequence[Term],
    pages: Sequence[Sequence[Passage]],
    knowledge: Knowledge,
    states: Callable[[Unit, Part], bool],
) -> list[_Scored]:
    """By words and by what the values are of, best first; equal ones in the order of the pages."""
    found = [
        (_score(unit, part, terms, knowledge) + _FIRST_PAGE * (order == 0), order, unit)
        for order, page in enumerate(pages)
        for unit in _candidates(page, part, states)
    ]
    found = _of_the_aspect(_without_conditions(found, part), part, terms, knowledge)
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _of_the_aspect(
    scored: list[_Scored], part: Part, terms: Sequence[Term], knowledge: Knowledge
) -> list[_Scored]:
    """Where some sentence gives a value of the very aspect in words of the question, years lived
    somewhere are no answer, whatever stands beside them. Where none does, neither is the value of
    another aspect that stands elsewhere and holds no word of the question."""
    asked = part.wanted.slots or _slots_of(part.aspects)
    slots = [{fact.slot for fact in wanted_facts(unit, part)} for _, _, unit in scored]
    named = part.wanted.slots  # «caduca»: what the value is of needs no other word
    held = [
        bool(own & named) or (bool(own & asked) and _is_of(unit, part, terms))
        for own, (_, _, unit) in zip(slots, scored, strict=True)
    ]
    if any(held):
        said = [_coverage_of(unit, terms, knowledge) for _, _, unit in scored]
        best = max(one for one, is_held in zip(said, held, strict=True) if is_held)
        is_elsewhere = [
            bool(own)
            and (
                (own <= _UNTOLD and one <= best + _MUCH_MORE)
                or (bool(named) and own.isdisjoint(named | _UNTOLD))
            )
            for own, one in zip(slots, said, strict=True)
        ]
    elif part.aspects and VALUED.issuperset(part.aspects):
        is_elsewhere = [
            not _is_of(unit, part, terms) and (not terms or own.isdisjoint(_UNTOLD))
            for own, (_, _, unit) in zip(slots, scored, strict=True)
        ]
    else:
        return scored
    return [
        (score + _ELSEWHERE if is_out else score, order, unit)
        for is_out, (score, order, unit) in zip(is_elsewhere, scored, strict=True)
    ]


def _without_conditions(scored: list[_Scored], part: Part) -> list[_Scored]:
    """Where the page states a term to apply, how long one must have lived somewhere is none,
    however well its words match."""
    if not part.aspects or not DATED.issuperset(part.aspects):
        return scored
    asked = _slots_of(part.aspects)
    slots = [{fact.slot for fact in wanted_facts(unit, part)} for _, _, unit in scored]
    told = zip(slots, scored, strict=True)
    if not any(own & asked and _at_home(unit, part) for own, (_, _, unit) in told):
        return scored
    return [
        item
        for own, item in zip(slots, scored, strict=True)
        if own - _UNTOLD or place_of(item[2].passage) is not Aspect.REQUIREMENTS
    ]


def _coverage_of(unit: Unit, terms: Sequence[Term], knowledge: Knowledge) -> float:
    return coverage(terms, stem_set(_words_of(unit)), knowledge)


def _is_of(unit: Unit, part: Part, terms: Sequence[Term]) -> bool:
    """It stands where the page speaks of what is asked, or in its words, or in the question's."""
    if _at_home(unit, part) or _speaks_of_any(unit, terms):
        return True
    words = f"{unit.passage.heading} {headed(unit)} {unit.text}"
    return any(speaks_of(words, aspect) for aspect in part.aspects)


def _at_home(unit: Unit, part: Part) -> bool:
    return place_of(unit.passage) in {OWN_PLACE.get(one, one) for one in part.aspects}


def _speaks_of_any(unit: Unit, terms: Sequence[Term]) -> bool:
    stems = stem_set(f"{headed(unit)} {unit.text}")
    return any(stands(term.stem, stems) for term in terms)


def _words_of(unit: Unit) -> str:
    """A row of a table is of what the table is."""
    above = unit.passage.heading if row_name(unit) else ""
    return f"{unit.question} {above} {headed(unit)} {unit.text}"


def _weighed(scored: Sequence[_Scored], nearness: Nearness) -> list[_Scored]:
    """The best ones by their meaning too. Twin pages say the same: each text counts once."""
    texts = list(dict.fromkeys(unit.text for _, _, unit in scored))[:_WEIGHED]
    near = [item for item in scored if item[2].text in texts]
    meant = nearness.of([unit for _, _, unit in near])
    found = [
        (score + _NEARNESS * one, order, unit)
        for one, (score, order, unit) in zip(meant, near, strict=True)
    ]
    return sorted(found, key=lambda item: (-item[0], item[1]))


def values_of(unit: Unit, part: Part) -> frozenset[str]:
    """Normal forms of the values asked for; numbers of what is counted."""
    forms = map(form_of, wanted_facts(unit, part))
    numbers = counted(unit.text, part.wanted.nouns) | counted_below(unit, part)
    return frozenset((*forms, *(f"{COUNTED}{number}" for number in numbers)))


def _has_value(unit: Unit, part: Part) -> bool:
    """Whether it has any of `values_of`: most sentences of a page have none."""
    if any(_is_asked_for(fact, unit, part) for fact in unit.facts):
        return True
    return bool(counted(unit.text, part.wanted.nouns) or counted_below(unit, part))


def form_of(fact: Fact) -> str:
    """A value as those of a sentence are given: its kind and its normal form."""
    return f"{fact.kind.value} {fact.normalised}"


def wanted_facts(unit: Unit, part: Part) -> list[Fact]:
    """What it states of what is asked for; places are of its passage."""
    return [fact for fact in unit.facts if _is_asked_for(fact, unit, part)]


def _is_asked_for(fact: Fact, unit: Unit, part: Part) -> bool:
    return fact.slot is not Slot.SUPERSEDED and _is_wanted(fact, unit, part)


def _is_wanted(fact: Fact, unit: Unit, part: Part) -> bool:
    """Of a kind asked for; of what is asked by name, whatever its kind; ages of small children are
    written as terms among the requirements. Of those, no share («el 50 % de la jornada») is money.
    """
    wanted = part.wanted
    if fact.kind in wanted.kinds or (fact.slot in wanted.slots and fact.kind in MEASURES):
        is_share = fact.kind is FactKind.PERCENTAGE and fact.slot is Slot.OTHER
        return not (is_share and _is_required(unit) and wanted.slots & _MONEY)
    is_age = fact.kind is FactKind.DURATION and fact.slot in _AGES and FactKind.AGE in wanted.kinds
    return is_age and _is_required(unit) and _YEARS.fullmatch(fact.normalised) is not None


def _is_required(unit: Unit) -> bool:
    return place_of(unit.passage) is Aspect.REQUIREMENTS


def _has_count(unit: Unit, _: Part) -> bool:
    """Of things, not of years nor days: those are facts of their own."""
    return not unit.facts and bool(counts_in(unit.text))


def _candidates(
    page: Sequence[Passage], part: Part, states: Callable[[Unit, Part], bool]
) -> Iterable[Unit]:
    for passage in page:
        if is_navigation(" ".join(passage.section)):
            continue
        for unit in units_of(passage):
            if states(unit, part) and not names_others(unit):
                yield unit


def _particular(terms: Sequence[Term], title: str) -> tuple[Term, ...]:
    """What the question says beyond naming the procedure."""
    named = stem_set(title)
    return tuple(term for term in terms if term.stem not in named)


def _score(unit: Unit, part: Part, terms: Sequence[Term], knowledge: Knowledge) -> float:
    above = stem_set(" ".join(unit.passage.section))
    own = stem_set(_words_of(unit))
    words = (1 - _HEADING) * coverage(terms, own, knowledge)
    words += _HEADING * coverage(terms, own | above, knowledge)
    named = coverage(part.own or part.terms, own, knowledge)
    said = (words + named) / 2
    slot = _of_the_slot(unit, part)
    if terms and slot > 0:
        slot *= _UNSPOKEN + (1 - _UNSPOKEN) * min(1.0, 2 * words)
    labelled = _LABEL * labelled_as_asked(unit, part, terms)
    place = _of_the_place(unit, part)
    if not terms and place == _PLACE:
        place = _PLACE_ALONE
    paid = _PERIOD * is_paid_by(part.wanted.period, unit, wanted_facts(unit, part))
    ends = _BOUNDED * ends_something(unit, part)
    return _WORDS * said + slot + place + labelled + paid + ends


def _by_case(scored: Sequence[_Scored], terms: Sequence[Term]) -> list[_Scored]:
    """What is said of the case that the question speaks of before what is said of all, and that
    before what is said of other cases."""
    found = [(score + of_the_case_told(unit, terms), order, unit) for score, order, unit in scored]
    return sorted(found, key=lambda item: (-item[0], item[1]))


def _of_the_slot(unit: Unit, part: Part) -> float:
    slots = {_slot_of(fact, unit, part) for fact in wanted_facts(unit, part)}
    is_counted = counted(unit.text, part.wanted.nouns) or counted_below(unit, part)
    score = _COUNTED if is_counted else 0.0
    if part.wanted.slots:
        if not slots.isdisjoint(part.wanted.slots):
            return score + _SLOT
        return score + (_OTHER_SLOT if slots and slots.isdisjoint(_UNTOLD) else 0.0)
    asked = _slots_of(part.aspects)
    if not slots.isdisjoint(asked):
        return score + _ASPECT
    is_other_money = bool(slots & _MONEY) and bool(asked & _MONEY)
    return score + (_OTHER_SLOT if is_other_money else 0.0)


def _slot_of(fact: Fact, unit: Unit, part: Part) -> Slot:
    """An age that is asked for, among the requirements, is one of them, whatever its wording."""
    if FactKind.AGE not in part.wanted.kinds or fact.slot is not Slot.OTHER:
        return fact.slot
    is_age = fact.kind is FactKind.AGE or _is_wanted(fact, unit, part)
    return Slot.AGE_LIMIT if is_age and _is_required(unit) else Slot.OTHER


def _of_the_place(unit: Unit, part: Part) -> float:
    place = place_of(unit.passage)
    if place in part.aspects:
        return _PLACE
    return _INTRODUCED if place in _INTRODUCTIONS else 0.0


def _slots_of(aspects: Iterable[Aspect]) -> frozenset[Slot]:
    return frozenset().union(*(SLOTS.get(aspect, frozenset()) for aspect in aspects))
