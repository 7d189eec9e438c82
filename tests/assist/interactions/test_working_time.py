"""Working time, by the calendar of a municipality."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.interactions.working_time import NoWorkingTime, WorkingTime, calendar_of

MORNINGS = {day: ((time(9), time(14)),) for day in range(5)}
HUESCA = WorkingTime(MORNINGS, calendar_of("Huesca", "Huesca"))


def _utc(day: str, hour: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}:00+00:00")


def test_time_goes_on_the_next_working_day() -> None:
    friday = _utc("2026-11-20", "12:00")  # an hour before it closes
    assert HUESCA.after(friday, 120) == _utc("2026-11-23", "09:00")


def test_local_holidays_of_the_office_do_not_count() -> None:
    before = _utc("2026-08-07", "12:00")  # Friday, at closing time; San Lorenzo is on Monday
    assert HUESCA.after(before, 60) == _utc("2026-08-11", "08:00")
    elsewhere = WorkingTime(MORNINGS, calendar_of("Madrid", "Madrid"))
    assert elsewhere.after(before, 60) == _utc("2026-08-10", "08:00")


def test_a_village_that_the_calendar_does_not_know_has_the_holidays_of_its_region() -> None:
    assert calendar_of("Ningún Sitio", "Huesca").festivo(date(2026, 4, 23)) is not None
    assert calendar_of("", "").festivo(date(2026, 4, 23)) is None
    assert calendar_of("", "").festivo(date(2026, 12, 25)) is not None


def test_what_comes_at_night_begins_in_the_morning() -> None:
    assert HUESCA.after(_utc("2026-11-23", "22:00"), 30) == _utc("2026-11-24", "08:30")


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)), st.integers(0, 6_000))
def test_so_many_minutes_later_there_are_so_many_in_between(at: datetime, minutes: int) -> None:
    start = at.replace(tzinfo=UTC)
    assert HUESCA.between(start, HUESCA.after(start, minutes)) == pytest.approx(minutes)


def test_an_office_without_hours_is_told() -> None:
    with pytest.raises(NoWorkingTime):
        WorkingTime({}).after(_utc("2026-11-23", "09:00"), 1)
