"""What the window of a procedure says on a given day."""

from __future__ import annotations

from datetime import date

from indexes.models import Window, WindowState


def state_on(window: Window | None, today: date) -> WindowState | None:
    """What the dates say; the page's own word where it gives no dates."""
    if window is None:
        return None
    if window.ends is not None and window.ends < today:
        return "closed"
    if window.starts is not None and window.starts > today:
        return "upcoming"
    if window.starts is not None and window.ends is not None:
        return "open"
    return window.state
