"""Says whether the window is open today, and what the page says of it."""

from __future__ import annotations

from assist.suggestions.evidence import AspectEvidence, Unit
from assist.suggestions.text.folding import folded_words
from assist.suggestions.writing.dates import spoken_date
from assist.suggestions.writing.statements import Wording, state
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.facts import FactKind
from indexes.models import Aspect
from prompts.loader import render

_BARE_STATE_WORDS = 6  # «En plazo», «Fuera de plazo», «Pendiente de definir»


def state_deadline(
    evidence: AspectEvidence, window_state: str | None, style: str
) -> list[Paragraph]:
    """The state goes first where it was asked, or where it changes what to do."""
    told = [u for u in evidence.units if not (window_state and _is_bare_state(u.text))]
    told_evidence = AspectEvidence(evidence.aspect, tuple(told), evidence.more)
    paragraphs = state(told_evidence, Wording(style, past=window_state == "closed")) if told else []
    wanted = evidence.aspect is Aspect.STATUS or window_state in ("closed", "upcoming") or not told
    if window_state is None or not evidence.units or not wanted:
        return paragraphs
    first = _state_sentence(window_state, (told or list(evidence.units))[0])
    return [Paragraph((first,), aspect=evidence.aspect), *paragraphs]


def _state_sentence(window_state: str, unit: Unit) -> Sentence:
    """With the day it ended or begins, where the unit that is cited says it."""
    window = unit.passage.window
    day = (window.ends if window_state == "closed" else window.starts) if window else None
    stated = {f.normalised for f in unit.facts if f.kind is FactKind.DATE}
    is_said = day is not None and any(day.isoformat() in value for value in stated)
    date = spoken_date(day) if day is not None and is_said else ""
    text = render("aspects/deadline", form="state", state=window_state, date=date)
    return Sentence(text, (unit,), is_derived=True)


def _is_bare_state(text: str) -> bool:
    return len(folded_words(text)) <= _BARE_STATE_WORDS and not any(c.isdigit() for c in text)
