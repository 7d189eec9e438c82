"""The submission window: a state in words, and dates when the page gives exactly one range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from indexes.models import Aspect, Window, WindowState
from ingest.extractors.term import Term, is_first_day, is_last_day
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, word_count

if TYPE_CHECKING:
    from indexes.facts import Fact

_STATES: tuple[WindowState, ...] = ("closed", "upcoming", "undefined", "open")
STATE_WORDS = 5
LABEL_WORDS = 4
LABEL_LETTERS = 40
_CLOCK = re.compile(
    r"\(?(?<![\d/.-])(?:a\s+(?:las|les|partir\s+de\s+las)\s+|las\s+)?[0-2]?\d(?::|\.|h)[0-5]\d(?::[0-5]\d)?"
    r"(?![\d/.-])\s*(?:horas?\b|h\b\.?)?\)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=20_000)
def is_state(text: str) -> bool:
    """A line that is nothing but a state: `En plazo`, `Pendiente de definir`."""
    return word_count(text) <= STATE_WORDS and (
        _line_state(text) is not None or _is_permanent(text)
    )


def window_of(
    states: Sequence[str], texts: Sequence[str], terms: Sequence[Term] | None = None
) -> Window:
    """`states` are lines that may be a state, `texts` what the page says of the deadline, `terms`
    the same piece by piece where it is known."""
    starts, ends = _dates([Term(text) for text in texts] if terms is None else terms)
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


def _dates(terms: Sequence[Term]) -> tuple[date | None, date | None]:
    """Both ends when all that is said of submitting agrees on one window. Where it does not,
    neither: a wrong deadline is worse than none. Terms of later phases are none to submit in."""
    told = [(term, found) for term in terms for found in _ranges(term)]
    submission = [found for term, found in told if _is_of(term, "submission")]
    applying = [found for term, found in told if _is_of(term, "applying")]
    if _is_whole(applying):  # who is admitted enrols later
        submission = applying
    others = [found for term, found in told if not _is_of(term, "submission")]
    ranges = set(submission if _is_whole(submission) else [*submission, *others])
    starts = {start for start, _ in ranges if start}
    ends = {end for _, end in ranges if end}
    if len(starts) > 1 or len(ends) > 1:
        return None, None
    start, end = next(iter(starts), None), next(iter(ends), None)
    return (start, end) if not (start and end and start > end) else (None, None)


def _is_whole(ranges: Sequence[tuple[date | None, date | None]]) -> bool:
    return any(start for start, _ in ranges) and any(end for _, end in ranges)


def _is_of(term: Term, phase: str) -> bool:
    return bool(vocabulary().window[phase].search(fold(term.phase)))


def _ranges(term: Term) -> Iterator[tuple[date | None, date | None]]:
    """Ranges that are printed, also as two labelled dates: `Inicio: … Fin: …`."""
    if _is_of(term, "other_phase") and not _is_of(term, "submission"):
        return
    before = 0
    text, facts = _dated(term.text)
    if len(facts) == 2 and _stand_together(text, *facts):
        yield _day(facts[0].normalised), _day(facts[1].normalised)
        return
    for fact in facts:
        start, slash, end = fact.normalised.partition("/")
        label = fold(text[before : fact.start])[-LABEL_LETTERS:]
        before = fact.end
        if slash:
            yield _day(start), _day(end)
        elif vocabulary().window["other_phase"].search(label):
            continue
        elif vocabulary().window["first_day"].search(label):
            yield _day(start), None
        elif vocabulary().window["last_day"].search(label):
            yield None, _day(start)
        elif len(facts) == 1 and is_first_day(term.label):
            yield _day(start), None
        elif len(facts) == 1 and is_last_day(term.label):
            yield None, _day(start)


def _stand_together(text: str, first: Fact, second: Fact) -> bool:
    """`(18-02-2026 18-03-2026)`: two days with nothing between them."""
    plain = "/" not in first.normalised + second.normalised
    return plain and not re.search(r"\w", text[first.end : second.start])


def _dated(text: str) -> tuple[str, tuple[Fact, ...]]:
    """The text that was read and its dates; clock times between two days keep them from being
    read as a range, so that without one the text is read again without them."""
    from indexes.facts import extract_dates

    facts = extract_dates(text, aspect=Aspect.DEADLINE)
    if not facts or any("/" in fact.normalised for fact in facts):
        return text, facts
    without = _CLOCK.sub(" ", text)
    if without == text:
        return text, facts
    return without, extract_dates(without, aspect=Aspect.DEADLINE)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
