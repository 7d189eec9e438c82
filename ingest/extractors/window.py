"""The submission window: a state in words, and dates when the page gives exactly one range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from indexes.models import Aspect, Window, WindowState
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

_STATES: tuple[WindowState, ...] = ("closed", "upcoming", "undefined", "open")
STATE_WORDS = 5
LABEL_WORDS = 4
LABEL_LETTERS = 40


def is_state(text: str) -> bool:
    """A line that is nothing but a state: `En plazo`, `Pendiente de definir`."""
    return len(text.split()) <= STATE_WORDS and (
        _line_state(text) is not None or _is_permanent(text)
    )


def window_of(states: Sequence[str], texts: Sequence[str]) -> Window:
    """`states` are lines that may be a state, `texts` what the page says of the deadline."""
    starts, ends = _dates(texts)
    return Window(state=_state(states, texts), text="\n".join(texts), starts=starts, ends=ends)


def _state(states: Sequence[str], texts: Sequence[str]) -> WindowState | None:
    """A state line beats prose; of several, the first. "Abierto" with no last day is permanent."""
    said = [state for text in states if (state := _line_state(text))]
    said += [state for text in texts if (state := _sentence_state(text))]
    first = said[0] if said else None
    permanent = any(map(_is_permanent, [*states, *texts]))
    return "permanent" if permanent and first in (None, "open") else first


def _line_state(text: str) -> WindowState | None:
    """Also with its label: `Plazo: fuera de plazo`."""
    label, colon, value = text.partition(":")
    folded = fold(value if colon and len(label.split()) <= LABEL_WORDS else text)
    patterns = vocabulary().window
    return next((state for state in _STATES if patterns[state].search(folded)), None)


def _sentence_state(text: str) -> WindowState | None:
    folded, patterns = fold(text), vocabulary().window
    said = next((s for s in _STATES if patterns[f"{s}_sentence"].search(folded)), None)
    return said or _line_state(text) or _line_state(text.partition(". ")[0])


def _is_permanent(text: str) -> bool:
    return bool(vocabulary().window["permanent"].search(fold(text)))


def _dates(texts: Sequence[str]) -> tuple[date | None, date | None]:
    """Both ends when all texts agree on one window. Where they do not, neither: a wrong deadline is
    worse than none."""
    ranges = {found for text in texts for found in _ranges(text)}
    whole = {found for found in ranges if found[0] and found[1]}
    starts = {start for start, _ in ranges if start}
    ends = {end for _, end in ranges if end}
    if len(starts) > 1 or len(ends) > 1 or len(whole) > 1:
        return None, None
    start, end = next(iter(starts), None), next(iter(ends), None)
    return (start, end) if not (start and end and start > end) else (None, None)


def _ranges(text: str) -> Iterator[tuple[date | None, date | None]]:
    """Ranges that are printed, also as two labelled dates: `Inicio: … Fin: …`."""
    from indexes.facts import extract_facts

    before = 0
    for fact in extract_facts(text, aspect=Aspect.DEADLINE):
        if str(fact.kind) != "date":
            continue
        start, slash, end = fact.normalised.partition("/")
        label = fold(text[before : fact.start])[-LABEL_LETTERS:]
        before = fact.end
        if slash:
            yield _day(start), _day(end)
        elif vocabulary().window["first_day"].search(label):
            yield _day(start), None
        elif vocabulary().window["last_day"].search(label):
            yield None, _day(start)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
