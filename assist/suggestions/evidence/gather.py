"""Finds, on the pages of one procedure, the units that speak of one aspect."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from assist.suggestions.evidence.antecedents import in_context
from assist.suggestions.evidence.cases import case_of
from assist.suggestions.evidence.ceilings import is_ceiling
from assist.suggestions.evidence.echoes import without_echoes, without_labels, without_same_values
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.narrowing.rows import of_the_row
from assist.suggestions.evidence.narrowing.steps import of_the_step
from assist.suggestions.evidence.papers import is_download
from assist.suggestions.evidence.places import announces, place_of
from assist.suggestions.evidence.slots import (
    ALSO_IN,
    DATED,
    LISTED,
    MEASURES,
    OWN_PLACE,
    PRICES,
    SLOTS,
    STANDS_IN,
    SUPPLEMENTED,
    TELLING,
    VALUED,
    WAYS,
)
from assist.suggestions.evidence.units import Unit, lines_of, names_others, units_of
from assist.suggestions.text.folding import folded_words
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.headings import is_navigation, speaks_of
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Fact, FactKind, Slot
from indexes.models import Aspect, Passage

_NOTICE = "antelacion"
_LABEL = re.compile(r"([^\W\d_][^:.;,\n]{2,40}):\s")
_UNSAID = re.compile(rf"{any_of('instead_of_a_value')}\W*", re.IGNORECASE)
_FOR_WHOM = frozenset({Slot.AGE_LIMIT, Slot.DISABILITY_DEGREE})
_TERMS = frozenset({FactKind.DURATION, FactKind.DATE})  # nobody pays in time
_SEVERAL = 2  # sentences
MAX_LISTED = 14
MAX_SENTENCES = 4
MOST = {Aspect.SUMMARY: 2, Aspect.CHANNEL: 5}


def gather(
    aspect: Aspect, pages: Sequence[Sequence[Passage]], terms: Sequence[Term] = (), asked: str = ""
) -> AspectEvidence | None:
    """`pages` are the passages of each page, the prevailing page first. The first page that speaks
    of the aspect in its own place answers; then the first that states it anywhere. `terms`, words
    of the question, and `asked`, its text, may tell one row of a table."""
    telling = [[p for p in page if not is_navigation(" ".join(p.section))] for page in pages]
    for find in (_in_its_place, _by_facts, _by_section, _by_slots, _by_label, _by_papers):
        for page in telling:
            units = [unit for unit in find(aspect, page) if not _UNSAID.fullmatch(unit.text)]
            if units and not (aspect is Aspect.WHERE and all(map(_only_denies, units))):
                told = without_echoes(of_the_row(units, aspect, terms, asked))
                return _limited(aspect, of_the_step(told, terms) if aspect in DATED else told)
    return None


def _in_its_place(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Where that place holds no value («todo el año»), values elsewhere on the page belong to it:
    the notice that must be given stands among the requirements."""
    place = OWN_PLACE.get(aspect, aspect)
    placed = [passage for passage in page if place_of(passage) is place]
    if aspect in LISTED:
        shared = {p.section for p in placed if p.section and speaks_of(p.heading, aspect)}
        listed = (p for p in page if place_of(p) is place or p.section in shared)
        units = _all_units(listed, lines_of)
        return [unit for unit in units if not is_download(unit)] or units
    units = _all_units(_with_other_ways(placed, page) if aspect in WAYS else placed)
    if not units or aspect not in SUPPLEMENTED or _valued(aspect, units):
        return units
    return [*units, *_by_facts(aspect, page)]


def _with_other_ways(placed: Sequence[Passage], page: Iterable[Passage]) -> list[Passage]:
    """And those of the same section: «en el registro» is where and «por internet» how, below «Lugar
    y forma de presentación», and who asks for one of them needs both."""
    shared = {passage.section for passage in placed if passage.section}
    return [p for p in page if p in placed or (p.section in shared and place_of(p) in WAYS)]


def _only_denies(unit: Unit) -> bool:
    """«En línea: no» tells nobody where to go."""
    ways = [fact for fact in unit.facts if fact.kind is FactKind.CHANNEL]
    return bool(ways) and all(fact.normalised.endswith(":no") for fact in ways)


def _valued(aspect: Aspect, units: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in units if any(_is_value(fact, unit, aspect) for fact in unit.facts)]


def _is_value(fact: Fact, unit: Unit, aspect: Aspect) -> bool:
    """A notice that must be given is a deadline wherever it stands."""
    if fact.slot in SLOTS.get(aspect, ()):
        is_ours = not (aspect is Aspect.FEE and fact.kind in _TERMS)
        return is_ours and not (aspect in PRICES and is_ceiling(unit))
    is_term = aspect in DATED and fact.kind is FactKind.DURATION
    return is_term and _NOTICE in folded_words(unit.text)


def _by_facts(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Sentences elsewhere that hold a value of the aspect."""
    wanted = SLOTS.get(aspect)
    if not wanted:
        return []
    found = [one for one in _valued(aspect, _all_units(page)) if not names_others(one)]
    # What holds only where somebody withdraws is not said beside what holds for all.
    general = [one for one in found if not case_of(one.text)] or found
    if aspect in TELLING:
        return general
    telling = [unit for unit in general if speaks(unit, aspect)]
    if aspect not in LISTED:
        return telling
    places = {unit.passage.id for unit in telling}  # a list without one of its items is none
    return [unit for unit in found if unit.passage.id in places]


def _by_slots(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Any sentence that holds a value of the aspect, whatever it is called there; a date alone does
    not tell that something can be applied for until then."""
    is_told = aspect in SLOTS and aspect in VALUED - DATED
    return _valued(aspect, _all_units(page)) if is_told else []


def _by_label(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Papers that a page without headings announces in running text: «Se presenta: …»."""
    if aspect is not Aspect.DOCUMENTS:
        return []
    labelled = ((unit, _LABEL.match(unit.text)) for unit in _all_units(page))
    return [unit for unit, label in labelled if label and announces(label[1], aspect)]


def _by_papers(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Papers that a page names where it says how something is asked for, several in one place."""
    if aspect is not Aspect.DOCUMENTS:
        return []
    found = [_valued(aspect, units_of(passage)) for passage in page if place_of(passage) in WAYS]
    return next((units for units in found if len(units) >= _SEVERAL), [])


def _by_section(aspect: Aspect, page: Sequence[Passage]) -> list[Unit]:
    """Sections whose heading speaks of it, then neighbouring aspects whose sentences do."""
    headed = [p for p in page if p.section and speaks_of(p.heading, aspect)]
    if headed and (told := _in_stead(aspect, page, headed) or _headed(headed, aspect)):
        return told
    near = _all_units(p for p in page if place_of(p) in ALSO_IN.get(aspect, ()))
    telling = [unit for unit in near if speaks(unit, aspect) and not _is_a_limit(unit, aspect)]
    beside = {u.passage.id for u in telling if place_of(u.passage) is STANDS_IN.get(aspect)}
    if telling:
        # «En los servicios sociales» says where, in a place that also says «en una oficina».
        return [unit for unit in near if unit in telling or unit.passage.id in beside]
    return [u for u in near if place_of(u.passage) is STANDS_IN.get(aspect)]


def _headed(passages: Sequence[Passage], aspect: Aspect) -> list[Unit]:
    """«Plazo de presentación» speaks of presenting, and says when: no way stands there, but in a
    sentence that speaks of it."""
    units = _all_units(passages)
    if aspect in DATED:
        return units
    return [u for u in units if place_of(u.passage) not in DATED or speaks_of(u.text, aspect)]


def _in_stead(aspect: Aspect, page: Sequence[Passage], headed: Sequence[Passage]) -> list[Unit]:
    """Who asks where is told where to hand it in, before the office that deals with it."""
    if any(place_of(passage) is not Aspect.CONTACT for passage in headed):
        return []
    return _all_units(p for p in page if place_of(p) is STANDS_IN.get(aspect))


def speaks(unit: Unit, aspect: Aspect) -> bool:
    """Of the aspect, by its words or those of the heading above it."""
    return speaks_of(f"{unit.passage.heading} {unit.text}", aspect)


def _is_near(unit: Unit, places: set[int], own: Aspect) -> bool:
    """Beside a value, or under a heading of its own: not in an introduction of many things."""
    headed = place_of(unit.passage) is own and bool(unit.passage.section)
    return headed or unit.passage.id in places


def _is_a_limit(unit: Unit, aspect: Aspect) -> bool:
    """«Beca: tener una discapacidad del 33 %» says for whom it is, not how much."""
    slots = {fact.slot for fact in unit.facts if fact.kind in MEASURES}
    return aspect in PRICES and bool(slots) and slots <= _FOR_WHOM


def _is_of_another_slot(unit: Unit, aspect: Aspect) -> bool:
    """How long a prescription is valid is not said to who asks until when the money can be asked
    for, though one paragraph says both."""
    if aspect not in VALUED or aspect in (Aspect.CONTACT, Aspect.LEGAL_BASIS):
        return False
    slots = {fact.slot for fact in unit.facts if fact.kind in MEASURES}
    return bool(slots) and slots.isdisjoint({*SLOTS.get(aspect, ()), Slot.OTHER})


def _all_units(
    passages: Iterable[Passage], cut: Callable[[Passage], tuple[Unit, ...]] = units_of
) -> list[Unit]:
    return [unit for passage in passages for unit in cut(passage)]


def _limited(aspect: Aspect, units: list[Unit]) -> AspectEvidence:
    if aspect in LISTED:
        return AspectEvidence(aspect, tuple(units[:MAX_LISTED]), more=len(units) > MAX_LISTED)
    told = without_labels(units) if aspect in WAYS else without_same_values(units)
    told = of_the_window(told) if aspect in DATED else told
    chosen = _telling(aspect, told, MOST.get(aspect, MAX_SENTENCES))
    chosen = _term_first(aspect, chosen) if aspect in DATED else chosen
    chosen = list(in_context(chosen)) if aspect is Aspect.SILENCE else chosen
    return AspectEvidence(aspect, tuple(chosen), more=len(chosen) < len(units))


def _term_first(aspect: Aspect, units: list[Unit]) -> list[Unit]:
    """What is lost by being late comes after until when one is in time."""
    places = {unit.passage.id for unit in _valued(aspect, units)}
    return sorted(units, key=lambda unit: bool(places) and unit.passage.id not in places)


def of_the_window(units: Sequence[Unit]) -> list[Unit]:
    """Beside a time in which it can be done, the day of the test is no deadline."""
    days = [unit for unit in units if _is_a_day(unit)]
    return [u for u in units if u not in days] if any(map(_is_a_time, units)) else list(units)


def _is_a_time(unit: Unit) -> bool:
    return any(fact.kind is FactKind.DATE and "/" in fact.normalised for fact in unit.facts)


def _is_a_day(unit: Unit) -> bool:
    """And nothing else, in words that are not those of a deadline."""
    timed = [fact for fact in unit.facts if fact.kind in _TERMS]
    is_day = bool(timed) and all(
        fact.kind is FactKind.DATE and "/" not in fact.normalised for fact in timed
    )
    return is_day and not speaks_of(unit.text, Aspect.DEADLINE)


def _telling(aspect: Aspect, units: list[Unit], most: int) -> list[Unit]:
    """In reading order: the sentences that hold the aspect's values with those around them; of too
    many, the ones that say more."""
    valued = _valued(aspect, units)
    places = {unit.passage.id for unit in valued}
    own = OWN_PLACE.get(aspect, aspect)
    near = [
        unit
        for unit in units
        if not places or unit in valued or (unit.is_sentence and _is_near(unit, places, own))
    ]
    near = [
        unit for unit in near if unit in valued or not _is_of_another_slot(unit, aspect)
    ] or near
    ordered = sorted(near, key=lambda unit: (unit not in valued, -len(unit.text)))
    kept = ordered[:most]
    return [unit for unit in units if unit in kept]
