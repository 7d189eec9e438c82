"""Whether what is asked about can be applied for today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import DATED
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.ranking.editions import state_today
from assist.suggestions.text.folding import folded_words
from assist.suggestions.understanding.question import Question
from indexes.facts import FactKind
from indexes.models import Aspect, Window

# Who asks only for these has applied already, or wants to talk to somebody.
PAST_APPLYING = frozenset(
    {Aspect.CONTACT, Aspect.LEGAL_BASIS, Aspect.APPEAL, Aspect.SILENCE, Aspect.RESOLUTION_TERM}
)
_TERM = "plazo"


def window_state(pages: Sequence[Page], today: date) -> str | None:
    """Of the page that prevails; where it has dates, of the last edition that any page tells."""
    windows = [w for page in pages if (w := _window_of(page)) is not None]
    first = _window_of(pages[0]) if pages else None
    if first is not None and first.ends is not None:
        first = max(windows, key=lambda window: window.ends or date.min)
    return state_today(first, today)


def _window_of(page: Page) -> Window | None:
    return next((passage.window for passage in page if passage.window), None)


def said_day(window_state: str, unit: Unit) -> date | None:
    """The day it ended or begins, where the unit says it."""
    window = unit.passage.window
    day = (window.ends if window_state == "closed" else window.starts) if window else None
    stated = (fact.normalised for fact in unit.facts if fact.kind is FactKind.DATE)
    return day if day is not None and any(day.isoformat() in value for value in stated) else None


def closed_window(
    question: Question, told: Sequence[AspectEvidence], pages: Sequence[Page]
) -> Unit | None:
    """The sentence that says until when it could be applied for, where who asks for the sum or the
    conditions is not told the window anyhow: they are of no use today."""
    if any(one.spoken in DATED or _tells_when(one) for one in told):
        return None
    if question.decisive and PAST_APPLYING.issuperset(question.aspects):
        return None
    placed = (p for page in pages for p in page if p.window and place_of(p) in DATED)
    units = [unit for passage in placed for unit in units_of(passage)]
    dated = next((unit for unit in units if said_day("closed", unit)), None)
    return dated or next((unit for unit in units if _TERM in folded_words(unit.text)), None)


def _tells_when(one: AspectEvidence) -> bool:
    """The day that is asked for, whatever it is of."""
    return one.aspect in DATED and any(unit.gives({FactKind.DATE}) for unit in one.units)
