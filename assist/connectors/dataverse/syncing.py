"""One round with Dataverse: what it holds comes in, what happened here is queued to be told."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import Engine

from assist.connectors.dataverse.client import Dataverse
from assist.connectors.dataverse.errors import AccessRefused, ConnectorError, Unreachable, said
from assist.connectors.dataverse.mapping import Mapping, Stream, mapping_of
from assist.connectors.dataverse.pulling import Pull
from assist.connectors.dataverse.pushing import queue_all
from assist.connectors.dataverse.report import StreamReport, SyncReport
from assist.reindexing import KIND as REINDEX
from indexes.database import open_database, session_scope
from indexes.jobs import enqueue
from indexes.outbox import ask_for_delivery
from indexes.repositories.jobs import JobRepository
from indexes.settings import Settings

Progress = Callable[[int, str], None]
Check = Callable[[], None]

CLASSIFY = "classify_interactions"
_STEP_S = 0.2  # how long nobody can stop a pause


def synchronise(
    settings: Settings,
    *,
    full: bool = False,
    dry_run: bool = False,
    progress: Progress = lambda _done, _stage: None,
    check: Check = lambda: None,
) -> SyncReport:
    """A table that cannot be read keeps none of the others waiting. `full`: from the beginning.
    Raises NotConnected and ConfigurationError; `check` may raise to stop it."""
    mapping = mapping_of(settings)
    report = SyncReport(dry_run=dry_run)
    engine = open_database(settings)
    try:
        with Dataverse(settings, mapping.api_version, lambda s: _pause(s, check)) as client:
            for stream in mapping.stream:
                found = report.streams[stream.name] = StreamReport()
                pull = Pull(
                    client, engine, settings, stream, found,
                    _teller(stream, progress, check), dry_run,
                )  # fmt: skip
                if not _pull(pull, report, full=full):
                    break
        if not dry_run:
            progress(0, said("progress.sending"))
            _finish(engine, settings, mapping, report)
    finally:
        engine.dispose()
    return report


def _pull(pull: Pull, report: SyncReport, *, full: bool) -> bool:
    """False where going on is of no use."""
    try:
        pull.run(full=full)
    except (AccessRefused, Unreachable) as error:
        pull.report.error = report.error = str(error)
        return False
    except ConnectorError as error:
        pull.report.error = str(error)
    return True


def _finish(engine: Engine, settings: Settings, mapping: Mapping, report: SyncReport) -> None:
    with session_scope(engine) as session:
        report.queued = dict(queue_all(session, mapping))
    kinds = {one.name: one.into for one in mapping.stream}
    moved = {
        kinds[name] for name, one in report.streams.items() if one.new or one.changed or one.removed
    }
    if "articles" in moved:
        _ask_for(engine, settings, REINDEX, {"full": False})
    if "interactions" in moved:
        _ask_for(engine, settings, CLASSIFY, {})
    ask_for_delivery(settings)


def _ask_for(engine: Engine, settings: Settings, kind: str, payload: dict[str, bool]) -> None:
    """Unless one waits already."""
    with session_scope(engine) as session:
        waiting = JobRepository(session).list(state="queued", kind=kind, limit=1)
    if not waiting:
        enqueue(settings, kind, payload)


def _teller(stream: Stream, progress: Progress, check: Check) -> Callable[[int], None]:
    stage = said("progress.reading", name=stream.name)

    def told(done: int) -> None:
        progress(done, stage)
        check()

    return told


def _pause(seconds: float, check: Check) -> None:
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0:
        check()
        time.sleep(min(left, _STEP_S))
