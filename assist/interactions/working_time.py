"""Working time of an office: its hours, on the working days of its municipality.

Holidays are those of the municipality's calendar (`plazos`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import plazos
from plazos import Lugar, municipios

Hours = Mapping[int, tuple[tuple[time, time], ...]]  # by day of the week, Monday is 0

_ZONE = ZoneInfo("Europe/Madrid")
_LOOKED_AHEAD = 800  # days


class NoWorkingTime(ValueError):
    """The hours hold no minute of work: nothing would ever be due."""


@dataclass(frozen=True)
class WorkingTime:
    """Times are aware; answers are in UTC."""

    hours: Hours
    calendar: plazos.Calendario = field(default_factory=plazos.Calendario)

    def after(self, start: datetime, minutes: float) -> datetime:
        """When so many minutes of work have passed. Raises NoWorkingTime."""
        left = timedelta(minutes=minutes)
        for opens, closes in self._spans(start):
            begins = max(opens, start)
            if closes - begins >= left:
                return (begins + left).astimezone(UTC)
            left -= closes - begins
        raise NoWorkingTime("the office has no hours")

    def between(self, start: datetime, end: datetime) -> float:
        """Minutes of work; 0 where the end is not after the start."""
        total = timedelta()
        for opens, closes in self._spans(start):
            if opens >= end:
                break
            total += min(closes, end) - max(opens, start)
        return total.total_seconds() / 60

    def _spans(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """Those that are not over yet, in UTC: there no hour comes twice."""
        first = start.astimezone(_ZONE).date()
        for ahead in range(_LOOKED_AHEAD):
            day = first + timedelta(days=ahead)
            if day.weekday() not in self.hours or self.calendar.festivo(day) is not None:
                continue
            for opens, closes in self.hours[day.weekday()]:
                ends = _instant(day, closes)
                if ends > start:
                    yield _instant(day, opens), ends


@lru_cache(maxsize=512)
def calendar_of(municipality: str, province: str) -> plazos.Calendario:
    """Of a municipality that the calendar does not know, the holidays of its region; else those of
    the country."""
    capital = municipios.buscar(province) if province else None
    region = capital.ccaa if capital else None
    with suppress(ValueError):  # several have that name, or none
        known = Lugar(municipio=municipality or None, provincia=province or None)
        if known.ccaa is not None:
            return plazos.Calendario([known])
    return plazos.Calendario([Lugar(ccaa=region)])


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, _ZONE).astimezone(UTC)
