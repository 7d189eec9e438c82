"""The submission window: a state in words, and dates when the page gives exactly one range."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from indexes.models import Aspect, Window, WindowState
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

_STATES: tuple[WindowState, ...] = ("closed", "upcoming", "undefined", "open")
STATE_WORDS = 5


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
    said = next(filter(None, map(_line_state, states)), None)
    said = said or next(filter(None, map(_sentence_state, texts)), None)
    permanent = any(map(_is_permanent, [*states, *texts]))
    return "permanent" if permanent and said in (None, "open") else said


def _line_state(text: str) -> WindowState | None:
    folded, patterns = fold(text), vocabulary().window
    return next((state for state in _STATES if patterns[state].search(folded)), None)


def _sentence_state(text: str) -> WindowState | None:
    folded, patterns = fold(text), vocabulary().window
    return next(
        (s for s in _STATES if patterns[f"{s}_sentence"].search(folded)), None
    ) or _line_state(text)


def _is_permanent(text: str) -> bool:
    return bool(vocabulary().window["permanent"].search(fold(text)))


def _dates(texts: Sequence[str]) -> tuple[date | None, date | None]:
    """Both ends when the texts agree on one window. Two different ones leave them open: a wrong
    deadline is worse than none."""
    from indexes.facts import extract_facts

    found = {
        fact.normalised
        for text in texts
        for fact in extract_facts(text, aspect=Aspect.DEADLINE)
        if str(fact.kind) == "date"
    }
    ranges = {value for value in map(_range, found) if value != (None, None)}
    return ranges.pop() if len(ranges) == 1 else _combined(ranges)


def _combined(ranges: set[tuple[date | None, date | None]]) -> tuple[date | None, date | None]:
    """`desde el 1 de mayo` and `hasta el 20 de mayo`, said apart."""
    if len(ranges) == 2:
        first, second = sorted(ranges, key=lambda pair: pair[0] is None)
        if (
            first[1] is None
            and second[0] is None
            and first[0]
            and second[1]
            and first[0] <= second[1]
        ):
            return first[0], second[1]
    return None, None


def _range(normalised: str) -> tuple[date | None, date | None]:
    start, slash, end = normalised.partition("/")
    return (_day(start), _day(end)) if slash else (None, None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
