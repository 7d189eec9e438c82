"""What is admitted of the questions of a message that no page answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.asked_things import things_asked
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.slots import WAYS
from assist.suggestions.evidence.told_besides import OF_KIND, is_said
from assist.suggestions.evidence.units import Unit
from assist.suggestions.ranking.terms import passage_stems, stands
from assist.suggestions.text.folding import folded_in_place
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.open_questions import (
    OpenQuestion,
    asked_in,
    asks_for_help,
    asks_whether,
)
from assist.suggestions.understanding.pieces import bare, begins_asking
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.values import is_unit, wanted_in
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.facts import Slot
from indexes.models import Aspect

_SEVERAL = 2
_LEAST_WORDS = 2
_HOW_MUCH = re.compile(rf"{any_of('how_much')}\b")


def unanswered(
    question: Question,
    answers: Sequence[Answer],
    lacking: Iterable[OpenQuestion],
    told: Sequence[AspectEvidence],
    title: str,
    pages: Iterable[Page],
) -> tuple[str, ...]:
    """The ledger of a message of several questions: those that are neither answered by what is told
    nor asked by a name under which they are said to be missing, as they were asked; empty for one
    that cannot be repeated. `lacking`: those that ask for nothing by name, and that no sentence was
    found for."""
    language = question.language
    asked = [*asked_in(question.text, language)]
    if len(asked) < _SEVERAL:
        return ()
    units = [unit for one in told for unit in one.units]
    known = stem_set(" ".join((title, *(f"{unit.heading} {unit.text}" for unit in units))))
    aspects = {aspect for one in told for aspect in (one.aspect, one.spoken)}
    left_open = {one.core: one for one in lacking}
    cores = [core for core, _, _ in asked]
    said = frozenset().union(*(passage_stems(one) for page in pages for one in page))

    def is_left(core: str, words: str) -> bool:
        if one := left_open.get(core):
            return _is_silent_on(one, words, known, aspects, language)
        if language == PAGES and (
            _names_what_is_nowhere(words, said, {*aspects, *question.aspects})
            or _is_silent_on_how_long(core, units)
        ):
            return True
        answered = any(
            core in one.part.text and not _asks_others(one.part.text, core, cores)
            for one in answers
            if one.aspects
        )
        return not answered and _is_unvalued(core, units, aspects, question)

    return tuple(
        repeated(core, language)
        for core, _, _ in asked
        if len((words := bare(core, language)).split()) >= _LEAST_WORDS
        and not asks_for_help(words, language)
        and is_left(core, words)
    )


def _asks_others(text: str, core: str, cores: Iterable[str]) -> bool:
    """What answers several questions joined may answer only one of them."""
    return any(other in text for other in cores if other not in core)


def _is_silent_on(
    one: OpenQuestion,
    words: str,
    known: frozenset[str],
    aspects: Collection[Aspect],
    language: str,
) -> bool:
    """What is told says nothing of it, by this name or another."""
    wants_a_number = _HOW_MUCH.match(folded_in_place(words)) is not None
    if not (one.whether or wants_a_number) and _hints_at(words, {*aspects, *WAYS}, language):
        return False  # ways to apply are told to whom nothing else says how
    if language != PAGES:  # its words are not those of the pages
        return asks_whether(words, language)
    terms = [t for t in topic_terms(words, aspect_vocabulary(PAGES)) if not is_unit(t.word)]
    if not terms:  # «cuál es» leans on what is told
        return wants_a_number
    return any(not stands(term.stem, known) for term in terms)


def _names_what_is_nowhere(core: str, said: frozenset[str], told: Collection[Aspect]) -> bool:
    """«¿Qué ventajas da?», where no page of it speaks of any. Values, and what is told by the name
    of its aspect («el sentido del silencio»), go by many names."""
    asked = {*asked_about(core, aspect_vocabulary(PAGES)).aspects} - {Aspect.SUMMARY}
    if not begins_asking(core, PAGES) or wanted_in(core) or not asked.isdisjoint(told):
        return False
    things = [stem(thing) for thing in things_asked(core)]
    return bool(things) and not any(stands(thing, said) for thing in things)


def _is_silent_on_how_long(core: str, units: Iterable[Unit]) -> bool:
    """Something lasts, though the window to apply is told."""
    wanted = wanted_in(core)
    return wanted.slots == {Slot.VALIDITY} and not any(unit.gives(wanted.kinds) for unit in units)


def _is_unvalued(
    core: str, units: Iterable[Unit], told: Collection[Aspect], question: Question
) -> bool:
    """It asks for a value, and for no aspect by a name under which it would be missing; what is
    told gives none of its kind, nor speaks of when or how much."""
    asked = asked_about(core, aspect_vocabulary(question.language))
    wanted = wanted_in(core, question.language)
    if asked.decisive and not {*told, *question.aspects}.isdisjoint(asked.aspects):
        return False
    if not wanted.kinds:
        said = stem_set(" ".join(unit.text for unit in units))
        return bool(wanted) and not any(is_said(noun, said) for noun in wanted.nouns)
    spoken_of = {aspect for kind in wanted.kinds for aspect in OF_KIND.get(kind, ())}
    return spoken_of.isdisjoint(told) and not any(unit.gives(wanted.kinds) for unit in units)


def _hints_at(words: str, told: Collection[Aspect], language: str) -> bool:
    """«¿Qué ocurre si nadie contesta?»: what is told, by another name."""
    return not set(told).isdisjoint(asked_about(words, aspect_vocabulary(language)).aspects)
