"""The answers to the questions of a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assist.suggestions.evidence.answering import Answer, answer, exactly, told_by
from assist.suggestions.evidence.asked_procedure import procedure_of
from assist.suggestions.evidence.deciding import asks_who_decides, who_decides
from assist.suggestions.evidence.discounts import told_discounts
from assist.suggestions.evidence.ellipsis import gone_on
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.frequency import told_how_often
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.hours import hours_asked
from assist.suggestions.evidence.introductions import only_introduces
from assist.suggestions.evidence.lookup.looking_up import looked_up
from assist.suggestions.evidence.lookup.weighing import better
from assist.suggestions.evidence.monthly_days import told_by_the_day
from assist.suggestions.evidence.narrowing.branches import of_the_branch
from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.narrowing.lists import asked_of_list
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.open_answers import by_its_words
from assist.suggestions.evidence.other_pages import with_rows_of_other_pages
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import Part, parts_of
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed, pinpoint
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.with_open_answers import unsaid_by, with_open_answers
from assist.suggestions.evidence.yes_or_no import with_its_value
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import OpenQuestion
from assist.suggestions.vocabulary.values import Wanted, may_be_paid
from indexes.facts import Slot
from indexes.models import Aspect


def answers_to(
    candidate: Candidate, others: Sequence[Candidate], read: Reading, pages: Sequence[Page]
) -> tuple[list[Answer], list[OpenQuestion]]:
    """One for each question of the message, but for what the one before it has told; and those that
    ask for nothing by name and have none."""
    parts = parts_of(read.question)
    near = _nearness(parts, read)
    found: list[Answer] = []
    for part, nearness in zip(parts, near, strict=True):
        if found and (told := gone_on(part, found[-1])):
            found.append(told)
            continue
        is_one = len(parts) == 1
        about = candidate if is_one else procedure_of(part, candidate, others, read.knowledge)
        about_it = pages if about is candidate else read.pages_of(about)
        own = of_the_branch(about_it, part, read.question.text, about.hits)
        given = _answer(part, about, others, own, read, nearness, is_one=is_one)
        if not is_one and about is candidate and not given.aspects:
            by_words = by_its_words(part, about.title, read, own)
            given = (by_words and unsaid_by(found, by_words)) or given
        found.append(given)
    return with_open_answers(found, candidate.title, read, pages)


def _answer(
    part: Part,
    about: Candidate,
    others: Sequence[Candidate],
    pages: Sequence[Page],
    read: Reading,
    nearness: Nearness | None,
    *,
    is_one: bool,
) -> Answer:
    """`is_one`: the message has no other questions, one of which might have the quantity."""
    knowledge = read.knowledge
    cell = looked_up(part, read.question, about.title, pages, knowledge)
    if timed := hours_asked(part, pages):
        return better(cell, told_by(part, timed), knowledge)
    if often := told_how_often(part, pages):
        return told_by(part, often)
    if asks_who_decides(part) and part.aspects == (Aspect.WHERE,):
        body = who_decides(part, pages)
        return told_by(part, body) if body else Answer(part, Pinpointed(), ())
    if cell and cell.is_held and is_one:
        return exactly(part, (cell.unit,), is_looked_up=True)
    value = pinpoint(part, about.title, pages, knowledge, nearness)
    if part.goes_on and not _is_of_this_case(value, part):
        part, value = replace(part, wanted=Wanted()), Pinpointed()
    if not value.units and (valued := _by_value(part, about.title, pages, knowledge)):
        part, value = valued
    less = (
        () if value.units or read.question.is_foreign else told_discounts(part, about.title, pages)
    )
    if less:
        return told_by(part, less)
    asked = partial(_asked_of, part=part, title=about.title, pages=pages, read=read)
    tells = not read.question.is_foreign
    given = answer(part, value, asked, tells_cases=tells, nearness=nearness, title=about.title)
    given = better(cell, with_rows_of_other_pages(given, about, others, read), knowledge)
    told = (unit for one in given.aspects for unit in one.units)
    day = () if read.question.is_foreign else told_by_the_day(part, about.title, told, pages)
    return told_by(part, day) if day else given


def _is_of_this_case(value: Pinpointed, part: Part) -> bool:
    """«¿Y siendo familia numerosa?» is not answered with the same sentence once more."""
    said = (stem_set(f"{headed(unit)} {unit.text}") for unit in value.units)
    return any(stands(term.stem, one) for one in said for term in part.own)


def _by_value(
    part: Part, title: str, pages: Sequence[Page], knowledge: Knowledge
) -> tuple[Part, Pinpointed] | None:
    """A question of yes or no, read as one for the value that answers it, with that value: nothing
    else that the page says in its measure, and of costs only what the question names."""
    valued = with_its_value(part)
    if valued is None:
        return None
    value = pinpoint(valued, title, pages, knowledge)
    named = stem_set(title)
    beyond = [term.stem for term in part.terms if not stands(term.stem, named)]
    units = tuple(
        unit
        for unit in value.units
        if any(fact.slot in valued.wanted.slots for fact in unit.facts)
        and (not part.aspects or any(stands(one, stem_set(unit.text)) for one in beyond))
    )
    return (valued, replace(value, units=units)) if units else None


def _nearness(parts: Sequence[Part], read: Reading) -> list[Nearness | None]:
    """Only questions that want a value are weighed against sentences."""
    embedder, weighed = read.embedder, [part for part in parts if part.wanted]
    if embedder is None or not weighed:
        return [None] * len(parts)
    floor = read.knowledge.noise_floor(embedder, read.question.language)
    if len(parts) == 1 and read.vector is not None:
        return [Nearness(embedder, read.vector, floor)]
    rows = iter(embedder.encode_queries([part.text for part in weighed]))
    return [Nearness(embedder, next(rows), floor) if part.wanted else None for part in parts]


def _asked_of(
    aspect: Aspect, part: Part, title: str, pages: Sequence[Page], read: Reading
) -> AspectEvidence | None:
    found = _gathered(aspect, pages, part)
    if found is None or read.question.is_foreign:
        return found
    return asked_of_list(found, part, title, read.knowledge)


def _gathered(aspect: Aspect, pages: Sequence[Page], part: Part) -> AspectEvidence | None:
    """Where the first page only says «fuera de plazo», one that gives the dates says more; «¿cuánto
    es?» asks for what is paid where nothing is given."""
    found = gather(aspect, pages, part.terms, part.case)
    if found is None and aspect is Aspect.BENEFIT and may_be_paid(part.text):
        paid = gather(Aspect.FEE, pages, part.terms, part.case)
        return replace(paid, aspect=aspect, placed=Aspect.FEE) if paid else None
    if found and aspect is Aspect.BENEFIT and only_introduces(found, part):
        return None
    if found is None or aspect not in DATED or _has_dates(found):
        return found
    others = (gather(aspect, [page], part.terms, part.case) for page in pages[1:])
    return next((one for one in others if one and _has_dates(one)), found)


def _has_dates(evidence: AspectEvidence) -> bool:
    return any(fact.slot is Slot.DEADLINE for unit in evidence.units for fact in unit.facts)
