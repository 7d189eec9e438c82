"""Lines of a text, by the places of characters in it."""

from __future__ import annotations


def line_around(text: str, start: int, end: int | None = None) -> tuple[int, int]:
    """Where the line begins in which a character stands, or those in which all from `start` to
    `end` do, and where it ends: before its line break."""
    last = text.find("\n", start if end is None else end)
    return text.rfind("\n", 0, start) + 1, last if last >= 0 else len(text)
