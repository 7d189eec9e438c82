"""Collects, for the candidate that was chosen, all that the draft may say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from assist.suggestions.decisions import NO_DECISIONS, Decisions
from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.answers import answers_to
from assist.suggestions.evidence.approved import approved_answers
from assist.suggestions.evidence.circumstance import (
    circumstance,
    each_once,
    is_introduction,
    leads,
    nearest,
    what_it_is,
)
from assist.suggestions.evidence.contradictions.disputes import Disputes
from assist.suggestions.evidence.contradictions.finding import contradiction
from assist.suggestions.evidence.evidence import AspectEvidence, Evidence
from assist.suggestions.evidence.focus import Focus
from assist.suggestions.evidence.frequent import as_told, frequent_answer
from assist.suggestions.evidence.graded import answers_of_the_grade, of_the_grade
from assist.suggestions.evidence.next_step import next_step
from assist.suggestions.evidence.open_answers import of_the_message
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.titled import answered_whole
from assist.suggestions.evidence.together import together
from assist.suggestions.evidence.told_besides import aside, besides, of_its_kind, unsaid
from assist.suggestions.evidence.unanswered import unanswered
from assist.suggestions.evidence.units import Unit
from assist.suggestions.evidence.unstated import unstated
from assist.suggestions.evidence.what_to_do import to_be_brought
from assist.suggestions.evidence.windows import closed_window, window_state
from assist.suggestions.evidence.years_gone import of_a_year_gone
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.open_questions import open_message
from assist.suggestions.understanding.question import Question
from indexes.embedders.protocol import Embedder
from indexes.facts import Slot


def collect(
    candidate: Candidate,
    question: Question,
    knowledge: Knowledge,
    *,
    excluded: frozenset[str],
    today: date,
    embedder: Embedder | None = None,
    others: Sequence[Candidate] = (),
    vector: NDArray[np.float32] | None = None,
    decisions: Decisions = NO_DECISIONS,
) -> Evidence:
    """`embedder`: to tell sentences by their meaning; without it by their words alone. `others`:
    what else was found, for the questions of a message that are about something else. `vector`: of
    what is looked for, where it is known. `decisions`: of editors, and what there is to decide."""
    read = Reading(question, knowledge, excluded, today, embedder, vector)
    pages = official_pages(candidate, knowledge, today, excluded)
    current = read.pages_of(candidate)
    state = window_state(pages, today)
    disputes = decisions.disputes_about(candidate.key, candidate.documents)
    known = Disputes(disputes, knowledge, excluded)
    found, lacking = answers_to(candidate, others, read, current)
    answers = known.as_ruled(answers_of_the_grade(found, question))
    aspects = (*together(answers), *besides(answers, question, current, state))
    aspects = aspects or of_its_kind(answers, question, current)
    whole = answered_whole(candidate, question, answers, pages)
    focus, told = (Focus(), whole) if whole else _around(candidate, read, answers, aspects, pages)
    focus = replace(focus, units=of_the_grade(focus.units, question.text))
    asked = frequent_answer(candidate, others, read, _units_of(focus, told))
    if asked and (told and question.decisive):
        told = as_told(asked, told)
    elif asked:
        focus, told = Focus(asked), ()
    told = (*told, *to_be_brought(question, told, current))
    said = _units_of(focus, told)
    conflict = contradiction(candidate, known, answers, focus.units, said, pages, others, read)
    return Evidence(
        primary=candidate,
        focus=focus.units,
        focus_leads=not aspects or leads(focus, question),
        aspects=told,
        unsaid=() if focus.units else unsaid(answers),
        unanswered=unanswered(question, answers, lacking, told, candidate.title, pages),
        unstated=(() if conflict else unstated(read, said, candidate, pages, others))
        or of_a_year_gone(question, pages, today),
        aside=aside(told, current),
        conflict=conflict,
        next_step=_next_step(state, said, candidate, question, pages),
        closed=closed_window(question, told, pages) if state == "closed" else None,
        window_state=state,
        approved=approved_answers(
            candidate, answers, current, decisions, language=question.language, today=today
        ),
    )


def _asks_whether_they_may(question: Question) -> bool:
    return not question.is_foreign and open_message(question.text, question.language).may


def _next_step(
    state: str | None,
    told: Sequence[Unit],
    candidate: Candidate,
    question: Question,
    pages: Sequence[Page],
) -> Unit | None:
    """Nobody is told how to apply while nothing can be applied for. Nor who is told already how one
    thing is done, by another way for another."""
    if state == "closed" or _says_how(told):
        return None
    return next_step(candidate, question, pages)


def _says_how(units: Sequence[Unit]) -> bool:
    return any(fact.slot is Slot.CHANNEL for unit in units for fact in unit.facts)


def _units_of(focus: Focus, told: Sequence[AspectEvidence]) -> tuple[Unit, ...]:
    return (*focus.units, *(unit for one in told for unit in one.units))


def _around(
    candidate: Candidate,
    read: Reading,
    answers: Sequence[Answer],
    aspects: tuple[AspectEvidence, ...],
    pages: Sequence[Page],
) -> tuple[Focus, tuple[AspectEvidence, ...]]:
    """What is said of the circumstance, and of the aspects: where neither says anything, what the
    procedure is, or what is nearest."""
    question, knowledge = read.question, read.knowledge
    if any(one.pinpointed.units for one in answers):
        return Focus(), aspects
    if not question.decisive and any(one.part.wanted for one in answers):
        return circumstance(candidate, question, knowledge, is_answered=True), aspects
    if question.carried and any(one.aspects and not one.part.aspects for one in answers):
        return Focus(), aspects  # the last turn is answered by its own sentence
    focus = circumstance(candidate, question, knowledge, is_answered=bool(aspects))
    if not aspects and (is_introduction(focus) or _asks_whether_they_may(question)):
        told = of_the_message(candidate.title, read, pages)
        focus = Focus() if told else focus
        aspects = told
    if focus.units or aspects:
        return each_once(focus, aspects, question)
    told = what_it_is(question, pages)
    return (Focus(), told) if told else nearest(candidate, question, pages)
