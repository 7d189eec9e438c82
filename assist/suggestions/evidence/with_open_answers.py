"""The answers to a message, with those to its questions that ask for nothing by name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.open_answers import answer_to
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit
from assist.suggestions.understanding.open_questions import (
    OpenQuestion,
    open_questions,
    open_turn,
)
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.cells import is_row


def with_open_answers(
    answers: Sequence[Answer], title: str, read: Reading, pages: Sequence[Page]
) -> tuple[list[Answer], list[OpenQuestion]]:
    """And what answers each question that asks for nothing by name, in the order asked; in place of
    the list that it names. Then those of a message of several that nothing answers."""
    question = read.question
    found = list(answers)
    lacking: list[OpenQuestion] = []
    # One thing of a list before all that must be met.
    for asked in sorted(_open_ones(question), key=lambda one: not one.lists):
        given = answer_to(asked, title, read, pages)
        if given is None:
            lacking.extend([] if asked.lists or asked.before else [asked])
            continue
        if asked.before:  # what the turns before it asked for is told already
            asks = (one.part.wanted or one.part.aspects for one in found if one.pinpointed.units)
            return (found if any(asks) else [given]), []
        if asked.lists:
            found = [one for one in found if one.part.at != asked.at]
        if new := unsaid_by(found, given):
            found.append(new)
    return sorted(found, key=lambda one: one.part.at), sorted(lacking, key=lambda one: one.at)


def _open_ones(question: Question) -> tuple[OpenQuestion, ...]:
    several = open_questions(question.text, question.language)
    if several or not question.carried:
        return several
    before = question.search.replace(question.text, " ")
    turn = open_turn(question.text, " ".join(before.split()), question.language)
    return (turn,) if turn else ()


def unsaid_by(answers: Sequence[Answer], given: Answer) -> Answer | None:
    """Without what those say: of a sentence that tells several cases, the one that is theirs."""
    told = {_said(unit) for one in answers for each in one.aspects for unit in each.units}
    aspects = tuple(new for each in given.aspects if (new := _without(each, told)).units)
    return replace(given, aspects=aspects) if aspects else None


def _without(one: AspectEvidence, told: Collection[str]) -> AspectEvidence:
    return replace(one, units=tuple(unit for unit in one.units if _said(unit) not in told))


def _said(unit: Unit) -> str:
    """A row is cut into its cells, of which each says something else."""
    return unit.text if is_row(unit.quote) else unit.quote
