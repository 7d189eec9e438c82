"""The answers to the questions of a message."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from assist.suggestions.evidence.answering import Answer, answer, exactly, told_by
from assist.suggestions.evidence.ellipsis import gone_on
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.hours import hours_asked
from assist.suggestions.evidence.lookup.looking_up import LookedUp, looked_up
from assist.suggestions.evidence.narrowing.branches import of_the_branch
from assist.suggestions.evidence.narrowing.columns import headed
from assist.suggestions.evidence.narrowing.lists import asked_of_list
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.open_answers import answer_to, by_its_words
from assist.suggestions.evidence.other_pages import with_rows_of_other_pages
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import Part, as_asked, parts_of
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed, pinpoint
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import DATED, OWN_PLACE, SLOTS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.evidence.yes_or_no import with_its_value
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import TopicCoverage, coverage, stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.mentions import title_score
from assist.suggestions.understanding.open_questions import (
    OpenQuestion,
    open_questions,
    open_turn,
)
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.values import Wanted, may_be_paid
from indexes.facts import FactKind, Slot
from indexes.models import Aspect, Passage

_OTHERS = 6  # candidates that another question of the message may be about
_NAMED = 0.35  # how well it must name their title
_OF_KIND = {
    **dict.fromkeys((FactKind.AMOUNT, FactKind.PERCENTAGE), (Aspect.BENEFIT, Aspect.FEE)),
    **dict.fromkeys((FactKind.DATE, FactKind.DURATION), (Aspect.DEADLINE,)),
}
_LESS = 0.2  # of the words of the question, than a row of a table says
_BETTER = 0.15  # and by how much better than the first one's


def answers_to(
    candidate: Candidate, others: Sequence[Candidate], read: Reading, pages: Sequence[Page]
) -> list[Answer]:
    """One for each question of the message, but for what the one before it has told."""
    parts = parts_of(read.question)
    near = _nearness(parts, read)
    found: list[Answer] = []
    for part, nearness in zip(parts, near, strict=True):
        if found and (told := gone_on(part, found[-1])):
            found.append(told)
            continue
        about = _about(part, candidate, others, read.knowledge) if len(parts) > 1 else candidate
        about_it = pages if about is candidate else read.pages_of(about)
        own = of_the_branch(about_it, part, read.question.text)
        cell = looked_up(part, read.question, about.title, own, read.knowledge)
        if timed := hours_asked(part, own):
            found.append(_better(cell, told_by(part, timed), read.knowledge))
            continue
        if cell and cell.is_held and len(parts) == 1:  # of several, one has the quantity
            found.append(exactly(part, (cell.unit,), is_looked_up=True))
            continue
        value = pinpoint(part, about.title, own, read.knowledge, nearness)
        if part.goes_on and not _is_of_this_case(value, part):
            part, value = replace(part, wanted=Wanted()), Pinpointed()
        if not value.units and (valued := _by_value(part, about.title, own, read.knowledge)):
            part, value = valued
        asked = partial(_asked_of, part=part, title=about.title, pages=own, read=read)
        tells = not read.question.is_foreign
        given = answer(part, value, asked, tells_cases=tells, nearness=nearness, title=about.title)
        given = with_rows_of_other_pages(given, about, others, read)
        given = _better(cell, given, read.knowledge)
        if len(parts) > 1 and about is candidate and not given.aspects:
            by_words = by_its_words(part, about.title, read, own)
            given = (by_words and _unsaid_by(found, by_words)) or given
        found.append(given)
    return _with_open_ones(found, candidate.title, read, pages)


def _better(cell: LookedUp | None, given: Answer, knowledge: Knowledge) -> Answer:
    if cell is None or not _says_better(cell, given, knowledge):
        return given
    return exactly(given.part, (cell.unit,), is_looked_up=cell.is_sure)


def _says_better(cell: LookedUp, given: Answer, knowledge: Knowledge) -> bool:
    """Than nothing, than several rows of which it is one, or than what says less of the words of
    the question."""
    told = [unit for one in given.aspects for unit in one.units]
    place = cell.unit.passage.id, cell.unit.start
    if len(told) > 1 and any((unit.passage.id, unit.start) == place for unit in told):
        return True
    if cell.is_sure and any(unit.passage.id == place[0] for unit in told):
        return place[1] not in {unit.start for unit in told}
    if told and not given.part.wanted and place_of(cell.unit.passage) not in given.part.aspects:
        return False
    said = stem_set(" ".join(f"{u.passage.heading} {headed(u)} {u.quote}" for u in told))
    return not told or coverage(cell.terms, said, knowledge) < cell.said - _LESS


def _with_open_ones(
    answers: Sequence[Answer], title: str, read: Reading, pages: Sequence[Page]
) -> list[Answer]:
    """And what answers each question that asks for nothing by name, in the order asked; in place of
    the list that it names."""
    question = read.question
    found = list(answers)
    # One thing of a list before all that must be met.
    for asked in sorted(_open_ones(question), key=lambda one: not one.lists):
        given = answer_to(asked, title, read, pages)
        if given is None:
            continue
        if asked.before:  # what the turns before it asked for is told already
            asks = (one.part.wanted or one.part.aspects for one in found if one.pinpointed.units)
            return found if any(asks) else [given]
        if asked.lists:
            found = [one for one in found if one.part.at != asked.at]
        if new := _unsaid_by(found, given):
            found.append(new)
    return sorted(found, key=lambda one: one.part.at)


def _open_ones(question: Question) -> tuple[OpenQuestion, ...]:
    several = open_questions(question.text, question.language)
    if several or not question.carried:
        return several
    before = question.search.replace(question.text, " ")
    turn = open_turn(question.text, " ".join(before.split()), question.language)
    return (turn,) if turn else ()


def _unsaid_by(answers: Sequence[Answer], given: Answer) -> Answer | None:
    """Without what those say."""
    told = {unit.text for one in answers for each in one.aspects for unit in each.units}
    aspects = tuple(new for each in given.aspects if (new := _without(each, told)).units)
    return replace(given, aspects=aspects) if aspects else None


def _without(one: AspectEvidence, told: Collection[str]) -> AspectEvidence:
    return replace(one, units=tuple(unit for unit in one.units if unit.text not in told))


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


def _about(
    part: Part, candidate: Candidate, others: Sequence[Candidate], knowledge: Knowledge
) -> Candidate:
    """The procedure that this question names better than the one that the message is about, unless
    the pages of that one say more of its words: «la renta» of a grant names no rent."""
    if not part.is_particular:
        return candidate
    titles = knowledge.titles
    scored = [(title_score(part.terms, one.title, titles), one) for one in others[:_OTHERS]]
    best = max(scored, key=lambda item: item[0], default=None)
    own = title_score(part.terms, candidate.title, titles)
    if best is None or best[0] < _NAMED or best[0] < own + _BETTER:
        return candidate
    if _tells(candidate, part, knowledge) and not _tells(best[1], part, knowledge):
        return candidate
    said = TopicCoverage(part.terms, knowledge)
    is_told = said.together(_said_of(candidate, knowledge))
    return best[1] if said.together(_said_of(best[1], knowledge)) >= is_told else candidate


def _tells(candidate: Candidate, part: Part, knowledge: Knowledge) -> bool:
    """In its own place, something that is asked by name."""
    places = {OWN_PLACE.get(one, one) for one in part.aspects}
    return any(place_of(passage) in places for passage in _said_of(candidate, knowledge))


def _said_of(candidate: Candidate, knowledge: Knowledge) -> list[Passage]:
    documents = knowledge.titles.documents_of(candidate.key)
    return [passage for document in documents for passage in knowledge.document(document)]


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
    if found is None or aspect not in DATED or _has_dates(found):
        return found
    others = (gather(aspect, [page], part.terms, part.case) for page in pages[1:])
    return next((one for one in others if one and _has_dates(one)), found)


def besides(
    answers: Sequence[Answer],
    question: Question,
    pages: Sequence[Page],
    window_state: str | None,
) -> tuple[AspectEvidence, ...]:
    """What the same words may mean besides, where their first meaning has no answer or hardly any
    («plazo» of what is open all year)."""
    found = [one for each in answers for one in each.aspects]
    if not question.also or any(each.pinpointed.units for each in answers):
        return ()
    is_open = window_state == "permanent" and Aspect.DEADLINE in question.aspects
    if len(found) >= len(question.aspects) and not is_open:
        return ()
    others = [one for aspect in question.also if (one := gather(aspect, pages))]
    if found or not question.decisive:
        return tuple(one for one in others if not found or _has_values(one))
    # «Qué necesito» is answered by the papers, where the page knows of no other requirements, and
    # «cómo lo consigo» by the place, what must be met and the papers, where it knows of no way.
    asked = len(question.aspects)
    paired = zip(question.aspects, others, strict=False)
    told = (replace(one, aspect=aspect, placed=one.aspect) for aspect, one in paired)
    return (*told, *others[asked:])


def of_its_kind(
    answers: Sequence[Answer], question: Question, pages: Sequence[Page]
) -> tuple[AspectEvidence, ...]:
    """«¿Cuánto dais por el bebé?»: where nothing says what the value is of and no sentence was
    found, the sums that the page gives; of times, those of the deadline."""
    if question.decisive or len(answers) != 1 or answers[0].pinpointed.units:
        return ()
    part = answers[0].part
    wanted = part.wanted
    if not wanted.kinds or wanted.slots:
        return ()
    aspects = _OF_KIND.get(next(iter(wanted.kinds)), ())
    found = (one for aspect in aspects if (one := gather(aspect, pages, part.terms, part.case)))
    return tuple(one for one in found if _has_values(one))


def _has_values(evidence: AspectEvidence) -> bool:
    wanted = SLOTS.get(evidence.aspect, frozenset())
    return not wanted or any(f.slot in wanted for unit in evidence.units for f in unit.facts)


def _has_dates(evidence: AspectEvidence) -> bool:
    return any(fact.slot is Slot.DEADLINE for unit in evidence.units for fact in unit.facts)


def aside(aspects: Sequence[AspectEvidence], pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """Who asks how long they take is told what no answer by then means."""
    told = {one.spoken for one in aspects}
    if Aspect.RESOLUTION_TERM not in told or Aspect.SILENCE in told:
        return ()
    found = gather(Aspect.SILENCE, pages)
    known = {unit.text for one in aspects for unit in one.units}
    units = [unit for unit in found.units if _tells_silence(unit)] if found else []
    new = tuple(unit for unit in units if unit.text not in known)
    return (AspectEvidence(Aspect.SILENCE, new[:1]),) if new else ()


def _tells_silence(unit: Unit) -> bool:
    return any(fact.slot is Slot.SILENCE for fact in unit.facts)


def unsaid(answers: Sequence[Answer]) -> tuple[str, ...]:
    """Of several questions, those that ask for a value that no page gives, as they were asked; what
    is asked by the name of an aspect is told by that name."""
    lacking = [one for one in answers if not one.aspects and not one.pinpointed.units]
    if len(lacking) == len(answers):
        return ()
    told = [unit.text for each in answers for one in each.aspects for unit in one.units]
    said = stem_set(" ".join(told))
    return tuple(
        words
        for one in lacking
        if (words := as_asked(one.part))
        and one.part.wanted
        and one.part.is_particular
        and not one.part.aspects
        and not any(_is_said(stem, said) for stem in _named_in(words, one.part))
    )


def _named_in(words: str, part: Part) -> list[str]:
    """The topic of the question itself, without the story before it."""
    own = stem_set(words)
    return [term.stem for term in part.terms if term.stem in own]


def _is_said(one: str, stems: frozenset[str]) -> bool:
    """«Veces» is of «vez»."""
    return bool(stands(one, stems)) or (one.endswith("c") and f"{one[:-1]}z" in stems)
