"""Collects, for the candidate that was chosen, all that the draft may say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assist.suggestions.evidence.conflicts import find_conflict
from assist.suggestions.evidence.evidence import AspectEvidence, Evidence
from assist.suggestions.evidence.focus import focus_units
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.pages import Page, official_pages
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.editions import state_today
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect

_FOCUS_OPEN = 3  # sentences, when the question asks for no aspect by name
_FOCUS_ASIDE = 1
_HOW = (Aspect.CHANNEL, Aspect.WHERE)


def collect(
    candidate: Candidate,
    question: Question,
    knowledge: Knowledge,
    *,
    excluded: frozenset[str],
    today: date,
) -> Evidence:
    pages = official_pages(candidate, knowledge, excluded)
    aspects = tuple(one for a in question.aspects if (one := gather(a, pages)))
    limit = _FOCUS_ASIDE if question.decisive and aspects else _FOCUS_OPEN
    focus = focus_units(question, candidate.title, candidate.hits, knowledge, limit)
    if not focus and not aspects:
        aspects = _fallback(question, pages)
    return Evidence(
        primary=candidate,
        focus=focus,
        aspects=aspects,
        conflict=find_conflict(question.aspects, pages),
        next_step=_next_step(candidate, question, pages),
        window_state=_window_state(pages, today),
    )


def _fallback(question: Question, pages: Sequence[Page]) -> tuple[AspectEvidence, ...]:
    """What the procedure is, where the question names no aspect at all."""
    if question.decisive:
        return ()
    found = gather(Aspect.SUMMARY, pages)
    return (found,) if found else ()


def _next_step(candidate: Candidate, question: Question, pages: Sequence[Page]) -> Unit | None:
    """How to apply, where that is not what was asked."""
    if not candidate.is_procedure or any(one in question.aspects for one in _HOW):
        return None
    for page in pages[:1]:
        for passage in page:
            if passage.aspect is Aspect.CHANNEL:
                return next((unit for unit in units_of(passage) if unit.is_sentence), None)
    return None


def _window_state(pages: Sequence[Page], today: date) -> str | None:
    windows = (passage.window for page in pages[:1] for passage in page if passage.window)
    return state_today(next(windows, None), today)
