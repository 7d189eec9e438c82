"""Whether the evidence holds the kind of value without which nothing answers the question."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from assist.suggestions.assessment.asked_form import is_of_another_form
from assist.suggestions.assessment.exact_values import ExactValue, exact_values_of, holds, money
from assist.suggestions.assessment.reduced import only_reduced, others_pay_less
from assist.suggestions.evidence import Evidence
from assist.suggestions.evidence.counts import counted
from assist.suggestions.evidence.narrowing.periods import asks_how_often, comes_again
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.pinpointing.asked_values import wanted_facts
from assist.suggestions.evidence.pinpointing.elsewhere import tells_how_long
from assist.suggestions.evidence.slots import ALSO_IN
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.clock import tells_hours
from assist.suggestions.text.folding import fold
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_stems
from assist.suggestions.vocabulary.shorthand import spelt_out
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from indexes.years import years_in

_PRICED = re.compile(
    r"\bcuanto (?:cuestan?|valen?|costaria|costara) "
    rf"(?:(?:{any_of('article', 'indefinite')}|sacarse?|hacer) )+(\w{{4,}})"
)
_NAMED_SUM = re.compile(rf"\b(?:que|cuanta) ({any_of('named_sum')})\b")  # no other sum is one
_HOW_MUCH = re.compile(rf"\b(?:{any_of('how_much')}|importe|precio)\b")
_AGED = re.compile(
    r"\b(?:cumplid[oa]s|(?:desde|hasta|a partir de|entre) (?:l[oa]s )?\w+ (?:mes|ano))"
)
_CONDITION = re.compile(r"\bsi [^,;.?]*", re.IGNORECASE)
_OF_MONEY = frozenset({FactKind.AMOUNT, FactKind.PERCENTAGE, FactKind.FEE_CODE})
_TIMES = frozenset({Aspect.DEADLINE, Aspect.RESOLUTION_TERM})
# Values that pages give so often, that another of the kind is the one that was found.
_NAMED_APART = frozenset({Slot.RESOLUTION_TERM, Slot.INCOME_LIMIT, Slot.VALIDITY})
_HOURS = frozenset({stem("horas")})
_MAY_LAST = frozenset({Slot.VALIDITY, Slot.OTHER})
_UNNAMED = frozenset({Slot.OTHER, Slot.DEADLINE})  # values that may be of what is asked


def lacks_value(evidence: Evidence, question: Question, today: date) -> bool:
    """True where «¿cuántos euros…?» is asked and no sum stands in what would be said; or where
    what is asked is of a year to come, or of a form, that no sentence names."""
    units = list(_said(evidence))
    if _of_a_year_to_come(question, units, today) or is_of_another_form(question.text, units):
        return True
    is_one = len(parts_of(question)) == 1 and not (evidence.unsaid or evidence.tells_open_ones)
    if not is_one:
        return False  # the rest of the question may be answered
    if asks_how_often(question.text) and any(map(comes_again, units)):
        return False
    if question.is_foreign:
        return _lacks_validity(question, units)
    wanted = [kind for kind in exact_values_of(question) if kind.is_needed]
    if wanted and not any(holds(unit, kind) for unit in units for kind in wanted):
        return not _tells_when(evidence, question, wanted)
    if _lacks_kind(evidence, question, units):
        return True
    if _is_of_another(question, units, evidence.primary.title):
        return True
    if _lacks_hours(question, units) or _lacks_bound(question, units):
        return True
    if _is_another_sum(question, units) or _lacks_money(question, units):
        return True
    if only_reduced(question, units, evidence.primary.title) or others_pay_less(question, units):
        return True
    return _is_priced_elsewhere(evidence, question, units)


def _tells_when(evidence: Evidence, question: Question, wanted: Iterable[ExactValue]) -> bool:
    """Who asks for a sum and until when is told the latter, though no page says the sum; not who
    names the latter in a condition («¿qué interés pagan si tardan?»)."""
    asked = asked_about(_CONDITION.sub("", question.text), aspect_vocabulary(PAGES)).aspects
    told = {one.aspect for one in evidence.aspects} & _TIMES & {*asked}
    return bool(told) and all(kind.kinds and kind.kinds <= _OF_MONEY for kind in wanted)


def with_its_words(evidence: Evidence, question: Question, pages: Iterable[Page]) -> Evidence:
    """Of a question for something that no fact holds («¿hasta qué hora…?»), or that is told by its
    place («Descuento»), with the first sentence of the pages that stands under a heading which says
    it, where nothing else does."""
    wanted = [kind for kind in exact_values_of(question) if _is_told_by_heading(kind)]
    if not wanted or any(holds(unit, kind) for unit in _said(evidence) for kind in wanted):
        return evidence
    pages = list(pages)
    if any(kind.clock for kind in wanted) and (timed := _at_the_clock(question, pages)):
        return replace(evidence, focus=(timed,), aspects=())
    for passage in chain.from_iterable(pages):
        heading = normalise(passage.heading)
        if any((kind.headings or kind.words).stands_in(heading) for kind in wanted):
            return replace(evidence, focus=(*evidence.focus, *units_of(passage)[:1]))
    units = (unit for passage in chain.from_iterable(pages) for unit in units_of(passage))
    saying = [kind for kind in wanted if kind.anywhere]
    said = (unit for unit in units if any(holds(unit, kind) for kind in saying))
    first = next(said, None) if saying else None
    return evidence if first is None else replace(evidence, focus=(first,), aspects=())


def _at_the_clock(question: Question, pages: Iterable[Page]) -> Unit | None:
    """The hours that stand nearest to the words of the question, below a heading or beside it."""
    units = [unit for passage in chain.from_iterable(pages) for unit in units_of(passage)]
    timed = [unit for unit in units if tells_hours(unit.text)]

    def said(unit: Unit) -> float:
        own = stem_set(" ".join((*unit.passage.section, unit.text)))
        return sum(stands(term.stem, own) for term in question.topic)

    best = max(timed, key=said, default=None)
    return best if best is not None and said(best) else None


def _is_told_by_heading(kind: ExactValue) -> bool:
    return kind.headings is not None or not (kind.kinds or kind.numbers)


def _lacks_kind(evidence: Evidence, question: Question, units: list[Unit]) -> bool:
    """Where the question says what its value is of («¿cuánto tarda?»), no sentence was found to
    answer it, and what would be said instead gives no value of the kind."""
    wanted = parts_of(question)[0].wanted
    if not wanted.slots or evidence.focus or question.carried:
        return False
    kinds = {fact.kind for unit in units for fact in unit.facts}
    if FactKind.DURATION in kinds:
        kinds.add(FactKind.AGE)  # «3 años» may be either
    if FactKind.FEE_CODE in kinds:
        kinds.add(FactKind.AMOUNT)  # «tasa 24» is all that the page says of what it costs
    is_free = wanted.kinds & _OF_MONEY and any(holds(unit, money()) for unit in units)
    return kinds.isdisjoint(wanted.kinds) and not is_free


def _lacks_hours(question: Question, units: list[Unit]) -> bool:
    """«¿Cuántas horas dura?» and no number of hours stands in what would be said."""
    hours = parts_of(question)[0].wanted.nouns & _HOURS
    return bool(hours) and not any(counted(unit.quote, hours) for unit in units)


def _lacks_bound(question: Question, units: list[Unit]) -> bool:
    """«¿Hasta qué edad?» and only from which age is said; that of babies, «desde los tres meses»,
    is read as a term."""
    part = parts_of(question)[0]
    if part.wanted.bound is None or any(wanted_facts(unit, part) for unit in units):
        return False
    return not any(
        unit.gives({FactKind.DURATION}) and _AGED.search(fold(unit.text)) for unit in units
    )


def _lacks_validity(question: Question, units: list[Unit]) -> bool:
    """«How long is it valid?», and what would be said is how long they take to decide."""
    part = parts_of(question)[0]
    if part.wanted.slots != {Slot.VALIDITY}:
        return False
    given = (fact.slot for unit in units for fact in wanted_facts(unit, part))
    return _MAY_LAST.isdisjoint(given)


def _is_of_another(question: Question, units: list[Unit], title: str) -> bool:
    """Where the question says what its value is of («¿en cuánto tiempo resuelven?»), and what would
    be said gives values of other things only: a term of residence, the validity of a card; but for
    what stands with the words of the question: «¿cuánto tarda en papel?», «Entrega en papel»."""
    part = parts_of(question)[0]
    wanted = part.wanted
    if not wanted.slots or not wanted.slots <= _NAMED_APART or question.carried:
        return False
    places = {place for one in question.aspects for place in (one, *ALSO_IN.get(one, ()))}
    places.add(Aspect.DEADLINE)  # a term that has a place of its own is told with what it is of
    beyond = stem_set(" ".join(term.word for term in part.terms)) - stem_set(title)

    def is_of_it(unit: Unit) -> bool:
        said = stem_set(f"{unit.passage.heading} {unit.text}")
        return unit.passage.aspect in places or not beyond.isdisjoint(said)

    return not any(
        fact.slot in wanted.slots
        or (fact.slot in _UNNAMED and fact.kind in wanted.kinds and is_of_it(unit))
        or (wanted.slots == {Slot.VALIDITY} and tells_how_long(unit, part))
        for unit in units
        for fact in wanted_facts(unit, part)
    )


def _lacks_money(question: Question, units: list[Unit]) -> bool:
    """Where «¿cuánto…?» asks for nothing but a sum, and nothing that would be said is of money."""
    wanted = parts_of(question)[0].wanted.kinds
    if not wanted or not wanted <= _OF_MONEY or not _HOW_MUCH.search(fold(question.text)):
        return False
    return not any(
        FactKind.FEE_CODE in {fact.kind for fact in unit.facts} or holds(unit, money())
        for unit in units
    )


def _is_another_sum(question: Question, units: list[Unit]) -> bool:
    """«¿Qué fianza se deposita?» is not answered by a price."""
    match = _NAMED_SUM.search(fold(question.text))
    if match is None:
        return False
    said = (stem_set(f"{unit.passage.context} {unit.text}") for unit in units)
    return not any(stands(stem(match[1]), own) for own in said)


def _is_priced_elsewhere(evidence: Evidence, question: Question, units: list[Unit]) -> bool:
    """«¿Cuánto cuesta el seguro?» is not answered by the fee of a licence, unless its page begins
    with what it says of insurance; nor where what has the price is named by another word («un
    anuncio en el lateral»: «420 € el lateral»)."""
    if question.carried:
        return False
    things = [stem(thing) for thing in _PRICED.findall(spelt_out(fold(question.text)))]
    # What is done, and what is given, tells no procedure from another.
    of_any = read_stems(PAGES, "operations.txt", "permits.txt")
    if not things or not of_any.isdisjoint(things):
        return False
    named = stem_set(question.text) - stem_set(evidence.primary.title) - {*things}
    priced = (unit for unit in units if _OF_MONEY.intersection(fact.kind for fact in unit.facts))
    if any(not named.isdisjoint(stem_set(unit.text)) for unit in priced):
        return False
    said = [f"{unit.passage.context} {unit.text}" for unit in units]
    begins = (hit.passage for hit in evidence.primary.hits)
    said.extend(
        passage.text
        for passage in begins
        if passage.aspect is Aspect.SUMMARY or not passage.section  # under no heading
    )
    return not any(stands(thing, stem_set(text)) for text in said for thing in things)


def _said(evidence: Evidence) -> Iterator[Unit]:
    yield from evidence.focus
    for aspect in evidence.aspects:
        yield from aspect.units


def _of_a_year_to_come(question: Question, units: list[Unit], today: date) -> bool:
    years = {year for year in question.names_year if int(year) > today.year}
    return bool(years) and not any(years.intersection(years_in(unit.text)) for unit in units)
