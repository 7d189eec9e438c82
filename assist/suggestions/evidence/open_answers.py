"""What the pages say to a question that asks for nothing by name: the sentence that speaks of the
same; or, where it only asks whether they may, the requirements, or of many the limit that is held
against what somebody says of themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence.answering import Answer, answer
from assist.suggestions.evidence.antecedents import in_context
from assist.suggestions.evidence.counts import OF_MONEY, VALUE_KINDS, claimed_in
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import MAX_LISTED, gather
from assist.suggestions.evidence.narrowing.lists import asks_for_all, with_its_list
from assist.suggestions.evidence.narrowing.variants import for_the_case
from assist.suggestions.evidence.open_sentences import Asked, likeliest
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.parts import Part, as_asked
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed, pinpoint
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import INTRODUCTIONS
from assist.suggestions.evidence.units import Unit
from assist.suggestions.evidence.yes_or_no import with_its_value
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import (
    OpenQuestion,
    asks_for_help,
    open_message,
)
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.values import Wanted, is_unit
from assist.suggestions.vocabulary.verbs import does_else, has_finite_verb
from indexes.models import Aspect

_MOST = 6  # conditions
_INFINITIVE = re.compile(r"\w{2,}[aeií]r(?:se)?(?:l[aeo]s?)?|\w{2,}[áéí]r(?:se|me|nos)l[aeo]s?")


def answer_to(
    question: OpenQuestion, title: str, read: Reading, pages: Sequence[Page]
) -> Answer | None:
    """None where no sentence speaks of it. `title`: of the procedure; its words tell nothing."""
    asked = _read(question, title, read)
    if question.lists:
        return _said(asked, read, pages) if _asks_of_one_thing(asked) else None
    return _given(asked, title, read, pages)


def of_the_message(title: str, read: Reading, pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """What answers a message that asks one thing, and that for nothing by name. Empty where that is
    what the procedure is."""
    question = read.question
    if question.decisive or question.carried:
        return ()
    asked = replace(_read(open_message(question.text, question.language), title, read), is_all=True)
    given = _given(asked, title, read, pages)
    told = given.aspects if given else ()
    if any(one.placed in INTRODUCTIONS for one in told):
        return ()
    return tuple(replace(one, is_open=True) for one in told)


def by_its_words(part: Part, title: str, read: Reading, pages: Sequence[Page]) -> Answer | None:
    """What is asked by the name of an aspect of which the pages say nothing («¿quién paga la
    grúa?»), or for a value that they give in no such place, by the sentence that speaks of it. A
    sum is told in numbers."""
    if not part.is_particular or read.question.is_foreign:
        return None
    question = OpenQuestion(as_asked(part) or part.text, part.story, part.at, whether=False)
    asked = _read(question, title, read)
    best = likeliest(asked, read, pages) if asked.own else None
    if best is None or place_of(best.passage) in INTRODUCTIONS or not _names(best, asked):
        return None
    kinds = part.wanted.kinds
    if kinds and not (_gives_a_sum(best) if kinds & OF_MONEY else best.gives(kinds)):
        return None
    aspect = next(iter(part.aspects), Aspect.OTHER)
    told = AspectEvidence(aspect, in_context([best]), placed=place_of(best.passage))
    return Answer(part, Pinpointed(), (told,))


def _names(unit: Unit, asked: Asked) -> bool:
    """Something that the question names; nearness alone tells nothing of what is named."""
    said = stem_set(f"{unit.heading} {unit.text}")
    return any(stands(term.stem, said) for term in asked.own)


def _gives_a_sum(unit: Unit) -> bool:
    """Or a number that is none of a date or a term: «dos mensualidades»."""
    timed = (fact.value for fact in unit.facts if fact.kind in VALUE_KINDS - OF_MONEY)
    return bool(claimed_in(unit.quote) - {one for value in timed for one in claimed_in(value)})


def _read(question: OpenQuestion, title: str, read: Reading) -> Asked:
    text = f"{question.story} {question.core}".strip()
    if read.question.is_foreign:  # its words are not those of the pages
        return Asked(question, text)
    vocabulary, named = aspect_vocabulary(PAGES), stem_set(title)
    beyond = [t for t in topic_terms(text, vocabulary) if not stands(t.stem, named)]
    core = [t for t in topic_terms(question.core, vocabulary) if t in beyond]
    own = tuple(term for term in core if not is_unit(term.word))
    return Asked(question, text, own, tuple(term for term in beyond if term not in own))


def _part(asked: Asked) -> Part:
    terms = topic_terms(asked.text, aspect_vocabulary(PAGES))
    return Part(asked.text, (), Wanted(), terms, at=asked.question.at)


def _asks_of_one_thing(asked: Asked) -> bool:
    """«¿Hay que llevar años empadronada?» of what must be met, and no list."""
    return bool(asked.own) and asked.question.whether and not asks_for_all(asked.question.core)


def _said(asked: Asked, read: Reading, pages: Sequence[Page]) -> Answer | None:
    if not (asked.own or read.question.is_foreign):
        return None
    best = likeliest(asked, read, pages)
    if best is None:
        return None
    aspect = next(iter(asked.question.lists), Aspect.OTHER)
    units = with_its_list(best, asked.own) or in_context([best])
    cut = tuple(_of_their_case(unit, asked, read.question.text) for unit in units[:MAX_LISTED])
    told = AspectEvidence(aspect, cut, more=len(units) > MAX_LISTED)
    told = replace(told, placed=place_of(best.passage))
    return Answer(_part(asked), Pinpointed(), (told,))


def _of_their_case(unit: Unit, asked: Asked, message: str) -> Unit:
    """«¿Y si es una habitación, hay tope?»: of «600 €, si es una vivienda, y 300 €, si es una
    habitación», the latter; both where the message names what would go, too."""
    sums = [fact for fact in unit.facts if fact.kind in OF_MONEY]
    if len(sums) < 2:
        return unit
    cut = for_the_case(unit, asked.own, sums, asked.question.core)
    gone = stem_set(unit.text) - stem_set(cut.text)
    return unit if gone & stem_set(message) else cut


def _given(asked: Asked, title: str, read: Reading, pages: Sequence[Page]) -> Answer | None:
    """The sentence that says it; or, where they only ask whether they may, what must be met."""
    given = _said(asked, read, pages)
    if given is not None or not _asks_whether_they_may(asked, read):
        return given
    return _conditions(asked, pages) or _limit(asked, title, read, pages)


def _asks_whether_they_may(asked: Asked, read: Reading) -> bool:
    """«¿Puedo pedirla?», «¿puede sacárselo?»: it names no thing, and nothing else that is done."""
    core = asked.question.core
    if read.question.is_foreign or not asked.question.may or does_else(core):
        return False
    if asks_for_help(core, PAGES):
        return False
    return all(_INFINITIVE.fullmatch(t.word) or has_finite_verb([t.word]) for t in asked.own)


def _conditions(asked: Asked, pages: Sequence[Page]) -> Answer | None:
    """Where they are few enough to be read."""
    found = gather(Aspect.REQUIREMENTS, pages, asked.told)
    if found is None or len(found.units) > _MOST:
        return None
    return Answer(_part(asked), Pinpointed(), (found,))


def _limit(asked: Asked, title: str, read: Reading, pages: Sequence[Page]) -> Answer | None:
    """That of what they say of themselves. Papers that are wanted of some ages limit nobody."""
    part = with_its_value(_part(asked))
    value = pinpoint(part, title, pages, read.knowledge) if part else Pinpointed()
    if part is None or not value.units or len(part.wanted.kinds) > 1:
        return None
    if any(place_of(unit.passage) is Aspect.DOCUMENTS for unit in value.units):
        return None
    return answer(part, value, lambda _: None, title=title)
