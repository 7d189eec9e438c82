"""Says whether the window is open today, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assist.suggestions.evidence import AspectEvidence, Unit
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.windows import said_day
from assist.suggestions.known_facts import facts_in
from assist.suggestions.text.folding import folded_words
from assist.suggestions.writing.dates import spoken_date
from assist.suggestions.writing.statements import Wording, state
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind, Slot
from indexes.models import Aspect
from prompts.loader import render

_BARE_STATE_WORDS = 6  # «En plazo», «Fuera de plazo», «Pendiente de definir»
_STATE_SENTENCE_WORDS = 10  # «En este momento se encuentra fuera de plazo»
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ROW_OF_DAYS = re.compile(r"(?:[^\W\d]+(?: de)?(?: [^\W\d]+)?: *[\d/.-]{8,10}[ ,;.]*)+")
_OF_TIME = DATED | {Aspect.OTHER, Aspect.SUMMARY}  # places that may speak of it
_STATE_WORDS = frozenset({"plazo", "abierto", "abierta", "cerrado", "cerrada"})


def state_deadline(
    evidence: AspectEvidence, window_state: str | None, style: str
) -> list[Paragraph]:
    """The state goes first where it was asked, or where it changes what to do."""
    told = [u for u in evidence.units if not window_state or _adds_to_state(u)]
    told = _without_said_rows(told)
    told_evidence = replace(evidence, units=tuple(told))
    paragraphs = state(told_evidence, Wording(style, past=window_state == "closed")) if told else []
    changes = _is_of_the_window(window_state, evidence.units)
    wanted = evidence.aspect is Aspect.STATUS or changes or not told
    if window_state is None or not evidence.units or not wanted:
        return paragraphs
    if window_state == "permanent":  # «todo el año» needs no second sentence that says so
        told = [unit for unit in told if unit.facts]
        paragraphs = state(replace(evidence, units=tuple(told)), Wording(style)) if told else []
    first = state_sentence(window_state, (told or list(evidence.units))[0])
    paragraphs = [Paragraph((first,), aspect=evidence.aspect), *paragraphs]
    if window_state == "closed" and style != "brief":
        then = render("aspects/deadline", form="after", state=window_state)
        paragraphs.append(Paragraph((Sentence(then),), aspect=evidence.aspect))
    return paragraphs


def _is_of_the_window(window_state: str | None, units: Sequence[Unit]) -> bool:
    """Whether it cannot be applied for today, and that is the term told: when the works must be
    finished is a term too."""
    if window_state not in ("closed", "upcoming"):
        return False
    return any(place_of(u.passage) in DATED or said_day(window_state, u) for u in units)


def state_sentence(window_state: str, unit: Unit) -> Sentence:
    """With the day it ended or begins, where the unit that is cited says it."""
    day = said_day(window_state, unit)
    spoken = spoken_date(day) if day is not None else ""
    text = render("aspects/deadline", form="state", state=window_state, date=spoken)
    return Sentence(text, (unit,), is_derived=True)


def is_bare_state(text: str) -> bool:
    """Which a term in words is not: «El plazo para solicitarla es de un año»."""
    words = folded_words(text)
    most = _BARE_STATE_WORDS if _STATE_WORDS.isdisjoint(words) else _STATE_SENTENCE_WORDS
    if len(words) > most or any(c.isdigit() for c in text):
        return False
    return not facts_in(text)


def _adds_to_state(unit: Unit) -> bool:
    """Besides the state itself, what is said of the time; what papers are wanted is not."""
    is_of_time = place_of(unit.passage) in _OF_TIME or any(
        fact.kind is FactKind.DATE or fact.slot is Slot.DEADLINE for fact in unit.facts
    )
    return is_of_time and not is_bare_state(unit.text)


def _without_said_rows(units: list[Unit]) -> list[Unit]:
    """«Inicio: 27/11/2025 Fin: 04/12/2025» goes where a sentence gives those days."""

    def days(unit: Unit) -> set[str]:
        return {
            day for f in unit.facts if f.kind is FactKind.DATE for day in _DAY.findall(f.normalised)
        }

    said = {day for unit in units if not _ROW_OF_DAYS.fullmatch(unit.text) for day in days(unit)}
    return [u for u in units if not (_ROW_OF_DAYS.fullmatch(u.text) and days(u) <= said)]
