"""The morning that the demonstration plays."""

from __future__ import annotations

from datetime import timedelta

from indexes.models import Channel
from indexes.offices import load_offices
from ingest.demo.content import CONTENT
from ingest.demo.morning import visits


def test_the_morning_has_every_office_and_every_channel() -> None:
    played = visits()
    offices = {office.id for office in load_offices(CONTENT / "offices.jsonl")}
    assert {visit.office for visit in played} == offices
    assert {visit.channel for visit in played} == set(Channel)


def test_the_morning_has_something_to_see_on_every_screen() -> None:
    played = visits()
    assert {visit.end for visit in played} == {"send", "escalate", "wait"}
    returning = [visit.citizen for visit in played]
    assert len(returning) > len(set(returning))  # somebody writes on two channels
    assert any(visit.score is not None and visit.comment for visit in played)


def test_visits_come_one_after_another() -> None:
    times = [timedelta(hours=visit.at.hour, minutes=visit.at.minute) for visit in visits()]
    assert times == sorted(times)
