"""Whether what is asked about can be applied for today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assist.suggestions.evidence.pages import Page
from assist.suggestions.ranking.editions import state_today
from indexes.models import Window


def window_state(pages: Sequence[Page], today: date) -> str | None:
    """Of the page that prevails; where it has dates, of the last edition that any page tells."""
    windows = [w for page in pages if (w := _window_of(page)) is not None]
    first = _window_of(pages[0]) if pages else None
    if first is not None and first.ends is not None:
        first = max(windows, key=lambda window: window.ends or date.min)
    return state_today(first, today)


def _window_of(page: Page) -> Window | None:
    return next((passage.window for passage in page if passage.window), None)
