"""Times of the day."""

from __future__ import annotations

import re

from assist.suggestions.vocabulary.word_classes import any_of

_FROM_TO = r"\b(?:de )?\d{1,2} a \d{1,2}\b"
CLOCK = re.compile(r"(?<![\d.,:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d|[.,:]\d|\s?€)")
# «De 16 a 21 horas», «9 a 14 h», «sábados, de 9 a 14», but «de 6 a 16 años».
_BARE = re.compile(
    rf"{_FROM_TO}\s?h(?:oras?)?\b|\b{any_of('weekday')}\b.*{_FROM_TO}(?!\s\w)", re.IGNORECASE
)
_WEEKDAY = re.compile(rf"\b{any_of('weekday')}\b", re.IGNORECASE)
_OPENING = re.compile(rf"\bde {CLOCK.pattern} a {CLOCK.pattern}", re.IGNORECASE)


def tells_hours(text: str) -> bool:
    return CLOCK.search(text) is not None or _BARE.search(text) is not None


def tells_days_off(text: str) -> bool:
    """«Sábados cerrado»: a weekday without any value, beside hours of the others."""
    return _WEEKDAY.search(text) is not None and not any(map(str.isdigit, text))


def tells_opening(text: str) -> bool:
    """From when to when it is open on a day: «hasta las 14:00» of a last day is no such thing."""
    return _OPENING.search(text) is not None or _BARE.search(text) is not None
