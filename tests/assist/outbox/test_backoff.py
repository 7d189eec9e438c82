"""When a message is tried again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assist.outbox.backoff import pause_after, retry_after

NOON = datetime(2026, 5, 5, 12, tzinfo=UTC)


def test_pauses_grow_up_to_hours_and_are_never_the_same_for_all() -> None:
    for attempts, most in ((1, 5), (2, 15), (3, 45), (8, 7_200), (60, 7_200)):
        found = {pause_after(attempts).total_seconds() for _ in range(50)}
        assert most / 2 <= min(found) <= max(found) <= most
        assert len(found) > 25


def test_nobody_is_asked_again_before_they_want_to_be() -> None:
    assert pause_after(1, timedelta(hours=5)) == timedelta(hours=5)
    assert pause_after(9, timedelta(seconds=1)) >= timedelta(hours=1)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        ("120", timedelta(minutes=2)),
        (" 0 ", timedelta()),
        ("Tue, 05 May 2026 12:01:00 GMT", timedelta(minutes=1)),
        ("Tue, 05 May 2026 11:00:00 GMT", timedelta()),
        ("99999999999999999999", timedelta(hours=24)),
        ("Wed, 05 May 2027 12:00:00 GMT", timedelta(hours=24)),
        ("-5", None), ("mañana", None), ("٣", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_the_header_is_read_as_seconds_or_as_a_date(
    header: str | None, wait: timedelta | None
) -> None:
    assert retry_after(header, NOON) == wait
