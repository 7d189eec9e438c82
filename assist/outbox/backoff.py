"""When a message is tried again."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_FIRST = timedelta(seconds=5)
_FACTOR = 3
_LONGEST = timedelta(hours=2)
_LONGEST_ASKED = timedelta(hours=24)  # whatever the other side asks for

_random = random.SystemRandom()  # processes that were forked would share another


def pause_after(attempts: int, retry_after: timedelta | None = None) -> timedelta:
    """Three times as long after each attempt, and never the same for all: those that failed at one
    moment must not come back at one moment. Not before the other side wants to be asked."""
    factor: int = _FACTOR ** min(attempts - 1, 20)
    jittered = min(_FIRST * factor, _LONGEST) * _random.uniform(0.5, 1.0)
    return max(jittered, retry_after) if retry_after is not None else jittered


def retry_after(header: str | None, at: datetime) -> timedelta | None:
    """The header of that name: seconds, or a date (RFC 9110). None for what is neither."""
    if not header:
        return None
    given = header.strip()
    if given.isascii() and given.isdigit():
        seconds = min(int(given[:9]), int(_LONGEST_ASKED.total_seconds()))
        return timedelta(seconds=seconds)
    try:
        until = parsedate_to_datetime(given)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return min(max(until - at, timedelta()), _LONGEST_ASKED)
