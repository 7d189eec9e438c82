"""The sentence that speaks of what a question speaks of, which asks for nothing by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from assist.suggestions.evidence.echoes import is_label
from assist.suggestions.evidence.narrowing.columns import names_columns
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.slots import INTRODUCTIONS, ITEMISED, WAYS
from assist.suggestions.evidence.units import Unit, lines_of, names_others, units_of
from assist.suggestions.ranking.terms import coverage
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.open_questions import OpenQuestion
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.cells import is_row
from assist.suggestions.vocabulary.headings import is_navigation
from indexes.models import Aspect, Passage

_WORDS = 0.5  # all words of the question
_STORY = 0.2  # all words of what the message tells besides
_MEANING = 0.6  # a meaning as near as can be
_INTRODUCED = -0.25
_BY_NAME = -0.1  # papers and ways to apply, which people ask for by name
_ENOUGH = 0.35
_ALONE = 0.28  # the same, where no other sentence is as likely by far
_AHEAD = 0.12  # so far, for what asks whether
_FAR_AHEAD = 0.25  # and for what asks which or how
_ASKED_BY_NAME = frozenset({Aspect.DOCUMENTS, *WAYS})
_UNASKED = frozenset({Aspect.CONTACT, Aspect.LEGAL_BASIS})
_LEAST_WORDS = 4
_IN_CASE = re.compile(
    r"\ben (?:su|todos?|todos los|tal|este|ese|cualquier) casos?\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """`own`: words of the question beyond the title; `told`: those of the story; `text`: both as
    they were written. `is_all`: the message asks nothing else, so that what the procedure is, and
    for whom, may be what answers."""

    question: OpenQuestion
    text: str
    own: tuple[Term, ...] = ()
    told: tuple[Term, ...] = ()
    is_all: bool = False


def likeliest(asked: Asked, read: Reading, pages: Sequence[Page]) -> Unit | None:
    """None where no sentence is likely enough. Twin pages say the same in nearly the same words:
    those are no others."""
    scored = sorted(_scored(asked, read, [*_candidates(pages)]), key=lambda one: -one[0])
    if not scored or scored[0][0] < _ALONE:
        return None
    score, unit = scored[0]
    if score >= _ENOUGH or not asked.own:  # by meaning alone, nothing less tells
        return unit if score >= _ENOUGH else None
    others = (s for s, one in scored[1:] if one.passage.document_id == unit.passage.document_id)
    ahead = score - next(others, 0.0)
    least = _AHEAD if asked.question.whether else _FAR_AHEAD
    return unit if ahead >= least else None


def _scored(asked: Asked, read: Reading, units: Sequence[Unit]) -> Iterable[tuple[float, Unit]]:
    for unit, near in zip(units, _meaning(asked, read, units), strict=True):
        said = stem_set(_IN_CASE.sub(" ", f"{unit.heading} {unit.text}"))
        words = _WORDS * coverage(asked.own, said, read.knowledge)
        words += _STORY * coverage(asked.told, said, read.knowledge)
        place = place_of(unit.passage)
        placed = _INTRODUCED * (place in INTRODUCTIONS and not asked.is_all)
        placed += _BY_NAME * (place in _ASKED_BY_NAME and place not in asked.question.lists)
        yield words + _MEANING * near + placed, unit


def _meaning(asked: Asked, read: Reading, units: Sequence[Unit]) -> Iterable[float]:
    """Of the question by itself, and with the story that it belongs to; of a turn, what it adds to
    those before it."""
    if read.embedder is None or not units:
        return [0.0] * len(units)
    floor = read.knowledge.noise_floor(read.embedder, read.question.language)
    before = asked.question.before
    texts = [asked.question.core, f"{before} {asked.text}".strip(), *([before] if before else [])]
    rows = read.embedder.encode_queries(texts)
    near = np.array([Nearness(read.embedder, row, floor).of(units) for row in rows])
    added = near[0] + near[1] - near[2] if before else near.mean(axis=0)
    return [float(one) for one in np.minimum(added, 1.0)]


def _candidates(pages: Sequence[Page]) -> Iterable[Unit]:
    seen: set[str] = set()
    for unit in (unit for page in pages for passage in page for unit in told_in(passage)):
        if unit.text not in seen:
            seen.add(unit.text)
            yield unit


def told_in(passage: Passage) -> Iterable[Unit]:
    """What it says that may answer such a question."""
    if is_navigation(" ".join(passage.section)) or place_of(passage) in _UNASKED:
        return ()
    is_list = place_of(passage) in ITEMISED
    return filter(_may_answer, lines_of(passage) if is_list else units_of(passage))


def _may_answer(unit: Unit) -> bool:
    if unit.answers_yes_or_no:
        return True
    is_bare = is_label(unit) or is_row(unit.text) or names_others(unit) or names_columns(unit)
    return not is_bare and len(unit.text.split()) >= _LEAST_WORDS
