"""Crawls at their time, once, however many workers look; the upkeep once a day."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from indexes.database import open_database, session_scope
from indexes.repositories import JobRepository, SourceRepository
from indexes.settings import Settings
from indexes.sources import next_run
from indexes.tables import Job, Source
from ingest.errors import SourceInvalid
from ingest.schedules import enqueue_due, runs_of
from ingest.sources import make_source

SIX = datetime(2026, 11, 21, 6).astimezone().astimezone(UTC)


def add(settings: Settings, name: str, schedule: str | None) -> None:
    source = make_source(name=name, start_urls=(f"https://{name}.example/",), schedule=schedule)
    engine = open_database(settings)
    with session_scope(engine) as session:
        SourceRepository(session).save(source.row())
    engine.dispose()


def queued(settings: Settings, kind: str = "crawl") -> list[Job]:
    engine = open_database(settings)
    with session_scope(engine) as session:
        found = JobRepository(session).list(kind=kind)
    engine.dispose()
    return found


def test_a_source_is_crawled_when_its_time_comes_and_not_before(settings: Settings) -> None:
    add(settings, "sede", "0 6 * * *")
    add(settings, "portal", None)
    enqueue_due(settings, SIX - timedelta(hours=1))
    assert queued(settings) == []
    assert runs_of(settings)["sede"].next_run_at == SIX
    assert runs_of(settings)["portal"].next_run_at is None

    enqueue_due(settings, SIX + timedelta(seconds=20))
    assert [job.payload for job in queued(settings)] == [{"sources": ["sede"]}]
    assert runs_of(settings)["sede"].next_run_at == SIX + timedelta(days=1)


def test_a_source_that_is_badly_defined_does_not_stop_the_others(settings: Settings) -> None:
    add(settings, "sede", "0 6 * * *")
    engine = open_database(settings)
    with session_scope(engine) as session:
        SourceRepository(session).save(Source(name="rota", schedule="siempre", kind="web"))
    engine.dispose()
    enqueue_due(settings, SIX - timedelta(hours=1))
    enqueue_due(settings, SIX + timedelta(seconds=20))
    assert [job.payload for job in queued(settings)] == [{"sources": ["sede"]}]
    assert runs_of(settings)["rota"].next_run_at is None


def test_many_workers_queue_a_run_once(settings: Settings) -> None:
    add(settings, "sede", "0 6 * * *")
    enqueue_due(settings, SIX - timedelta(hours=1))
    for _ in range(3):
        enqueue_due(settings, SIX + timedelta(seconds=20))
    assert len(queued(settings)) == 1


def test_a_run_is_left_out_while_the_one_before_waits(settings: Settings) -> None:
    add(settings, "sede", "0 * * * *")
    for hour in range(4):
        enqueue_due(settings, SIX + timedelta(hours=hour, seconds=20))
    assert len(queued(settings)) == 1


def test_a_schedule_that_is_taken_away_plans_nothing(settings: Settings) -> None:
    add(settings, "sede", "0 6 * * *")
    enqueue_due(settings, SIX - timedelta(hours=1))
    add(settings, "sede", None)
    enqueue_due(settings, SIX + timedelta(minutes=1))
    assert queued(settings) == []
    assert runs_of(settings)["sede"].next_run_at is None


def test_the_upkeep_is_queued_once_a_day(settings: Settings) -> None:
    for hours in (0, 1, 2, 26):
        enqueue_due(settings, SIX + timedelta(hours=hours))
    assert len(queued(settings, "upkeep")) == 2


def test_the_daily_work_of_other_rooms_is_queued_with_it(settings: Settings) -> None:
    for hours in (0, 1):
        enqueue_due(settings, SIX + timedelta(hours=hours))
    assert len(queued(settings, "propose_notices")) == 1


def test_the_next_run_is_after_the_moment_given() -> None:
    assert next_run("0 6 * * *", SIX) == SIX + timedelta(days=1)


@pytest.mark.parametrize("schedule", ["61 6 * * *", "0 6 * *", "cada día"])
def test_a_schedule_that_is_none_is_refused(schedule: str) -> None:
    with pytest.raises(SourceInvalid, match="cron"):
        make_source(name="s", start_urls=("https://s.example/",), schedule=schedule)
