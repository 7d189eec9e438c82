"""Which pieces of a message are needs of their own.

A piece stands by itself where it asks something by name and is about something: it leads to a page
as surely as an answered question does, or it is clearly nobody's or another administration's
matter. Two that stand by themselves are two needs where each leads to another page, and neither
would do with the other's. All others go with the piece before them: a wrong division is worse than
none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from assist.suggestions.assessment.prototypes import Kind, prototypes
from assist.suggestions.assessment.scope import is_elsewhere
from assist.suggestions.ranking.editions import family
from assist.suggestions.ranking.terms import TopicCoverage, passage_stems
from assist.suggestions.text.sentences import without_leave
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.pieces import asks, is_elliptic, is_marked
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.subject import subject_of
from assist.suggestions.vocabulary.files import read_words
from assist.suggestions.vocabulary.values import wanted_in
from assist.suggestions.vocabulary.verbs import INFINITIVE
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.models import Passage

if TYPE_CHECKING:
    from assist.suggestions.pipeline.context import Context

_APART = 0.9  # of the score of its own page, that the page of another piece has at most
_HARDLY_OTHERS = 0.8  # sureness of a page of ours, from which words of another's are just a detail
_NOBODYS = 0.3  # sureness of a page of ours, from which nothing is nobody's matter
_NAMED_BY_ONE = 0.4
_NAMED = 0.1  # how well a piece names the title of its page at least
_TOLD = 0.8  # of the words of topic of a piece, that the page of another says at least
_WISH_TOLD = 0.5  # the same, where one of them tells what is wanted and the other asks about it
_CLAUSE = r"(?:(?! y\b)[^.,;:?¿!])*"
_BESIDES = re.compile(
    rf"\b(?:{any_of('being')}|{any_of('together_with')})\b{_CLAUSE}", re.IGNORECASE
)
_THING = re.compile(r"\bqué ([^\W\d_]+) [^\W\d_]+", re.IGNORECASE)
_SAYS = 2  # words of topic, of a piece that asks nothing by name


class Stand(Enum):
    PUBLIC = auto()
    ELSEWHERE = auto()  # nobody's matter, or another administration's
    OWN_FILE = auto()
    NOT = auto()  # it goes with what stands before it


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that was looked up by itself."""

    run: Context
    stand: Stand

    @property
    def page(self) -> str:
        return self.run.ranked[0].key if self.run.ranked else ""


def told_apart(runs: Sequence[Context], sure: Sequence[float]) -> list[list[Piece]]:
    """The pieces of each need, in the order in which they are asked; one need where they are all
    about the same. `sure`: the confidence in the best page of each, before anything is gathered."""
    needs: list[list[Piece]] = []
    waiting: list[Piece] = []
    marked = any(_is_marked(run) for run in runs)
    for place, (run, sureness) in enumerate(zip(runs, sure, strict=True)):
        piece = Piece(run, _stand(run, sureness, is_first=place == 0))
        if piece.stand is Stand.ELSEWHERE and marked and not _is_marked(run):
            piece = Piece(run, Stand.NOT)  # part of the story
        if piece.stand is Stand.NOT and not needs:
            waiting.append(piece)
            continue
        same = _same(piece, needs)
        if same is None:
            needs.append([*waiting, piece])
            waiting = []
        else:
            same.append(piece)
    return needs


def _is_marked(run: Context) -> bool:
    return run.question is not None and is_marked(run.question.text)


def _same(piece: Piece, needs: Sequence[list[Piece]]) -> list[Piece] | None:
    if piece.stand is Stand.NOT:
        return needs[-1]
    alike = (need for need in needs if any(_is_same(piece, other) for other in need))
    return next(alike, None)


def _is_same(one: Piece, other: Piece) -> bool:
    if one.stand is not other.stand:
        public = one.stand is Stand.ELSEWHERE and other.stand is Stand.PUBLIC
        return public and _is_told(one, other)
    if one.stand is Stand.ELSEWHERE:
        return _matter(one) == _matter(other)
    if one.stand is not Stand.PUBLIC:
        return one.stand is Stand.OWN_FILE
    pairs = ((one, other), (other, one))
    return any(_leads_to(a, b) or _is_told(a, b) or _names_same(a, b) for a, b in pairs)


def _leads_to(one: Piece, other: Piece) -> bool:
    """Whether a piece would do as well with the page of another."""
    best, theirs = one.run.ranked[0], other.run.ranked[0]
    if family(best.title) == family(theirs.title):
        return True
    near = best.score * _APART
    return any(found.key == theirs.key and found.score >= near for found in one.run.ranked)


def _is_told(one: Piece, other: Piece) -> bool:
    """Whether the page of another says all that a piece is about."""
    question, knowledge = one.run.question, one.run.resources.knowledge
    assert question is not None
    least = _TOLD if _has_question(one) == _has_question(other) else _WISH_TOLD
    return TopicCoverage(question.topic, knowledge).together(_pages(other)) >= least


def _has_question(piece: Piece) -> bool:
    """Else it says what somebody wants, or what happened: «Quisiera obtener el título.»"""
    question = piece.run.question
    assert question is not None
    return "?" in question.text or bool(wanted_in(question.text, question.language))


def _names_same(one: Piece, other: Piece) -> bool:
    """Whether the words that name its page name that of the other as well («la tarjeta»); or the
    only one of them stands there («la tasa»)."""
    question = one.run.question
    assert question is not None
    said = frozenset(term.stem for term in question.topic)
    named = said & stem_set(one.run.ranked[0].title)
    if len(named) == 1 and any(named <= passage_stems(passage) for passage in _pages(other)):
        return True
    return bool(named) and named <= stem_set(other.run.ranked[0].title)


def _pages(piece: Piece) -> list[Passage]:
    """All that the pages of its procedure say."""
    knowledge = piece.run.resources.knowledge
    documents = knowledge.titles.documents_of(piece.page)
    return [passage for document in documents for passage in knowledge.document(document)]


def _matter(piece: Piece) -> str:
    question = piece.run.question
    return question.matter.name if question and question.matter else ""


def _stand(run: Context, sure: float, *, is_first: bool) -> Stand:
    question = run.question
    assert question is not None
    if question.own_file:
        return Stand.OWN_FILE
    if not may_stand(question, is_first=is_first):
        return Stand.NOT
    threshold = run.resources.settings.answer_threshold
    is_sure = sure >= (1 + threshold) / 2
    if run.ranked and is_elsewhere(
        question, run.ranked[0], run.resources.knowledge, is_sure=is_sure
    ):
        return Stand.ELSEWHERE
    if _is_named(run, is_first) and sure >= threshold:
        return Stand.PUBLIC
    said = question.matter and question.matter.words and sure < _HARDLY_OTHERS
    nobodys = sure < _NOBODYS and _is_nobodys(run)
    return Stand.ELSEWHERE if said or nobodys else Stand.NOT


def could_stand(run: Context, sure: float, *, is_first: bool) -> bool:
    """Whether a piece that was looked up may be a need of its own."""
    return _stand(run, sure, is_first=is_first) is not Stand.NOT


def may_stand(question: Question, *, is_first: bool) -> bool:
    """Whether a piece could be a need of its own, whatever is found for it."""
    if question.own_file:
        return True
    goes_on = question.carried and not is_first
    return bool(question.topic) and not goes_on and _asks(question)


def _asks(question: Question) -> bool:
    wanted = wanted_in(question.text, question.language)
    if question.decisive or wanted:
        return True
    return len(question.topic) >= _SAYS and asks(question.text, question.language)


def _is_named(run: Context, is_first: bool) -> bool:
    """By several words, or by one that is a good part of the title; and not only by words with
    which people ask or say what is done: «la tasa», «el mínimo» name none. What is told before
    «¿Dónde se pide?» names another page only in words of its title: «No tengo dinero» names none.
    """
    if not run.ranked:
        return False
    said = frozenset(term.stem for term in run.asked.topic)
    title = stem_set(run.ranked[0].title)
    named = said & title
    is_by_one = len(said) < _SAYS or (not is_first and named == _thing(run.asked.text))
    least = _NAMED_BY_ONE if is_by_one else _NAMED
    tells = not named or not named.isdisjoint(subject_of(run.asked))
    if not is_first and not run.asked.is_foreign and is_elliptic(run.asked.text, PAGES):
        tells = tells and not title.isdisjoint(stem_set(run.asked.text))
    tells = tells and (is_first or not names_no_page(run.asked.text, title))
    return tells and run.ranked[0].features["title"] >= least


def _thing(text: str) -> frozenset[str]:
    """What is asked for: «¿qué gastos cubre?»"""
    asked = _THING.search(text)
    return stem_set(asked[1]) if asked else frozenset()


def names_no_page(text: str, title: frozenset[str]) -> bool:
    """«Somos familia numerosa, ¿hay descuento?» says who asks, «el Gobierno de Aragón» of whom,
    «¿es compatible con el paro?» beside what, «antes de firmar» when, «¿qué capacidad económica?»
    of what kind, and «gracias por su ayuda» behind the question nothing: no title of theirs is
    asked for."""
    own = _BESIDES.sub(" ", without_leave(text))
    own = _THING.sub(lambda asked: asked[0] if stem(asked[1]) in title else " ", own)
    rest = stem_set(INFINITIVE.sub(" ", _holder().sub(" ", own)))
    return title.isdisjoint(rest) and not title.isdisjoint(stem_set(text))


@cache
def _holder() -> re.Pattern[str]:
    """An administration by its name."""
    named = "|".join(sorted(read_words(PAGES, "holders.txt")))
    return re.compile(rf"\b(?:{named})\s+(?:de\s+(?:la\s+)?|del\s+)[^\W\d_]+", re.IGNORECASE)


def _is_nobodys(run: Context) -> bool:
    assert run.vector is not None
    if len(run.asked.topic) < _SAYS:
        return False
    known = prototypes(run.resources.embedder, run.resources.settings)
    return known.kind_of(run.vector) is Kind.OTHER_TOPIC
