"""When sources are crawled: cron expressions in the time of the machine. Any number of workers
look; each run is queued once."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, datetime
from importlib.metadata import EntryPoints, entry_points

from sqlalchemy import Engine

from indexes.database import open_database, session_scope
from indexes.jobs import enqueue
from indexes.models import Value
from indexes.repositories.jobs import JobRepository
from indexes.repositories.sources import SourceRepository
from indexes.repositories.upkeep import UpkeepRepository
from indexes.settings import Settings
from indexes.sources import flaw_of, next_run
from indexes.tables import Source, now
from ingest.choosing import all_sources
from ingest.reports import CrawlReport

DAILY = "daily"
DAILY_GROUP = "ventanilla.daily"  # entry points: kinds of jobs that are queued once a day


def enqueue_due(settings: Settings, at: datetime | None = None) -> list[str]:
    """Queues the crawls whose time has come and, once a day, the daily work of all rooms. Ids of
    the jobs. A run that was missed while no worker ran is made once, now; one of a source that is
    being crawled, or waits to be, is left out."""
    at = at or now()
    invalid = all_sources(settings).invalid  # definitions of the sources file come first
    engine = open_database(settings)
    try:
        names = list(_due(engine, at, invalid))
        daily = _claims_the_day(engine, at.astimezone().date())
    finally:
        engine.dispose()
    queued = [enqueue(settings, "crawl", {"sources": [name]}).id for name in names]
    if daily:
        queued += [enqueue(settings, entry.name, {}).id for entry in _daily()]
    return queued


def record_runs(settings: Settings, report: CrawlReport) -> None:
    """What each source's last crawl came to."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            for source in report.sources:
                dumped = source.model_dump(mode="json")
                SourceRepository(session).record_run(source.source, now(), dumped)
    finally:
        engine.dispose()


class Runs(Value):
    """Of a source. Before a worker has looked, the next run is when its schedule says."""

    last_run_at: datetime | None
    next_run_at: datetime | None


def runs_of(settings: Settings) -> dict[str, Runs]:
    """By name."""
    engine = open_database(settings)
    try:
        with session_scope(engine) as session:
            return {row.name: _runs(row) for row in SourceRepository(session).list()}
    finally:
        engine.dispose()


def _runs(row: Source) -> Runs:
    planned = row.next_run_at
    if planned is None and row.schedule is not None and not flaw_of(row):
        planned = next_run(row.schedule, now())
    return Runs(last_run_at=row.last_run_at, next_run_at=planned)


def _due(engine: Engine, at: datetime, invalid: Container[str]) -> Iterator[str]:
    """Sources that are to be crawled now, by this worker."""
    with session_scope(engine) as session:
        sources = SourceRepository(session).list()
    for source in sources:
        if source.name in invalid:
            continue
        with session_scope(engine) as session:
            moved = _plan(SourceRepository(session), source, at)
            busy = JobRepository(session).waiting_for(f"crawl:{source.name}")
        if moved and not busy:
            yield source.name


def _plan(sources: SourceRepository, source: Source, at: datetime) -> bool:
    """Whether a planned time has come and this worker moved it on."""
    planned = source.next_run_at
    if source.schedule is None:
        if planned is not None:
            sources.plan(source.name, planned, None)
        return False
    upcoming = next_run(source.schedule, at)
    if planned is None or planned > upcoming:  # new, or its schedule was changed
        sources.plan(source.name, planned, upcoming)
        return False
    return planned <= at and sources.plan(source.name, planned, upcoming)


def _claims_the_day(engine: Engine, day: date) -> bool:
    with session_scope(engine) as session:
        return UpkeepRepository(session).claim(DAILY, day)


def _daily() -> EntryPoints:
    return entry_points(group=DAILY_GROUP)
