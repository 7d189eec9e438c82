"""Says whether the window is open today, and what the page says of it."""

from __future__ import annotations

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.text.folding import folded_words
from assist.suggestions.writing.statements import state
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.models import Aspect
from prompts.loader import render

_BARE_STATE_WORDS = 6  # «En plazo», «Fuera de plazo», «Pendiente de definir»


def state_deadline(
    evidence: AspectEvidence, window_state: str | None, style: str
) -> list[Paragraph]:
    """The state goes first where it was asked, or where it changes what to do."""
    told = [u for u in evidence.units if not (window_state and _is_bare_state(u.text))]
    paragraphs = (
        state(AspectEvidence(evidence.aspect, tuple(told), evidence.more), style) if told else []
    )
    if window_state is None or not evidence.units:
        return paragraphs
    wanted = evidence.aspect is Aspect.STATUS or window_state in ("closed", "upcoming") or not told
    if not wanted:
        return paragraphs
    source = (told or list(evidence.units))[0]
    text = render("aspects/deadline", form="state", state=window_state)
    first = Paragraph((Sentence(text, (source,)),), aspect=evidence.aspect)
    return [first, *paragraphs]


def _is_bare_state(text: str) -> bool:
    return len(folded_words(text)) <= _BARE_STATE_WORDS and not any(c.isdigit() for c in text)
