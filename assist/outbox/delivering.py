"""Sends what is due. A worker takes a message for itself, sends it, and writes down what came of
it: one that dies in between leaves a message that the next sends again, under the same id."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from assist.outbox.backoff import pause_after
from assist.outbox.errors import AddressRefused, NotConfigured, SendingError, TooEarly, Withdrawn
from assist.outbox.kinds import request_for
from assist.outbox.outgoing import Outgoing
from assist.outbox.schemas import DeliveryReport
from assist.outbox.sending import Outcome, Sender
from assist.webhooks.requests import pause_subscription
from indexes.database import open_database, session_scope
from indexes.jobs.liveness import is_dead, worker_identity
from indexes.repositories.outbox import OutboxRepository
from indexes.settings import Settings
from indexes.tables import OutboxMessage, now
from prompts.catalogue import catalogue

_AT_ONCE = 8
_BATCH = 64
_LEASE = timedelta(minutes=10)  # of a worker of which nothing else is known
_UNCONFIGURED = timedelta(minutes=15)

_log = logging.getLogger(__name__)


def deliver(settings: Settings, check: Callable[[], None] = lambda: None) -> DeliveryReport:
    """Until nothing is due. `check` may raise, between batches, to stop it."""
    engine = open_database(settings)
    try:
        with worker_identity(settings.data_dir, "outbox-") as worker:
            _free_left(settings, engine)
            try:
                return _deliver(settings, engine, worker, check)
            except BaseException:
                _free_own(engine, worker)
                raise
    finally:
        engine.dispose()


def _deliver(
    settings: Settings, engine: Engine, worker: str, check: Callable[[], None]
) -> DeliveryReport:
    with (
        closing(Sender(settings)) as sender,
        ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="outbox") as threads,
    ):
        this = _Round(settings, engine, worker, sender, threads, set(), Counter())
        while _deliver_batch(this):
            check()
    return DeliveryReport(**this.counts)


@dataclass(frozen=True, slots=True)
class _Round:
    """`silent`: destinations that failed in it, and are left alone until the next."""

    settings: Settings
    engine: Engine
    worker: str
    sender: Sender
    threads: ThreadPoolExecutor
    silent: set[str]
    counts: Counter[str]


def _free_left(settings: Settings, engine: Engine) -> None:
    with session_scope(engine) as session:
        outbox = OutboxRepository(session)
        for holder in outbox.holders():
            if is_dead(settings.data_dir, holder):
                outbox.free(holder, now())
        outbox.free_older(_LEASE, now())


def _free_own(engine: Engine, worker: str) -> None:
    """What a round that broke off had taken; where that fails too, its lease ends by itself."""
    with suppress(SQLAlchemyError), session_scope(engine) as session:
        OutboxRepository(session).free(worker, now())


def _deliver_batch(this: _Round) -> bool:
    """False when nothing was due."""
    with session_scope(this.engine) as session:
        rows = OutboxRepository(session).lease(this.worker, now(), _BATCH, this.silent)
    with session_scope(this.engine) as session:
        requests = [(row, _request(this, session, row)) for row in rows]
    futures: dict[Future[Outcome | None], OutboxMessage] = {}
    for row, request in requests:
        if isinstance(request, Outgoing):
            futures[this.threads.submit(_attempt, this, row, request)] = row
        else:
            _leave(this, row, request)
    for future in as_completed(futures):
        _conclude(this, futures[future], future.result())
    return bool(rows)


def _request(this: _Round, session: Session, row: OutboxMessage) -> Outgoing | SendingError:
    try:
        return request_for(session, this.settings, row)
    except SendingError as error:
        return error
    except SQLAlchemyError:
        raise  # it is no fault of the message
    except Exception:
        _log.exception("message %s cannot be written", row.id)
        return AddressRefused(catalogue("outbox")["sending"]["unwritable"])


def _leave(this: _Round, row: OutboxMessage, why: SendingError) -> None:
    """Settles it without sending it."""
    if isinstance(why, Withdrawn):
        _settle(this, row, "cancelled", str(why))
    elif isinstance(why, TooEarly):
        _wait(this, row, str(why), why.until - now())
    elif isinstance(why, NotConfigured):
        this.silent.add(row.destination)
        _wait(this, row, str(why), _UNCONFIGURED)
    else:
        _settle(this, row, "failed", str(why))


def _attempt(this: _Round, row: OutboxMessage, request: Outgoing) -> Outcome | None:
    """None where the destination has stopped answering since the batch began."""
    if row.destination in this.silent:
        return None
    outcome = this.sender.send(row.id, request)
    if outcome.kind == "retry":
        this.silent.add(row.destination)
    return outcome


def _conclude(this: _Round, row: OutboxMessage, outcome: Outcome | None) -> None:
    if outcome is None:
        _wait(this, row, catalogue("outbox")["sending"]["paused"], pause_after(1))
    elif outcome.kind == "delivered":
        with session_scope(this.engine) as session:
            OutboxRepository(session).delivered(row.id, this.worker, now(), outcome.status)
        this.counts["delivered"] += 1
    elif outcome.kind == "failed":
        _settle(this, row, "failed", outcome.error, outcome.status)
        if outcome.gone:
            with session_scope(this.engine) as session:
                pause_subscription(session, row.destination)
    else:
        _retry(this, row, outcome)


def _retry(this: _Round, row: OutboxMessage, outcome: Outcome) -> None:
    if row.attempts >= this.settings.outbound_max_attempts:
        said = catalogue("outbox")["sending"]["exhausted"]
        told = said.format(attempts=row.attempts, error=outcome.error)
        _settle(this, row, "failed", told, outcome.status)
        return
    at = now() + pause_after(row.attempts, outcome.wait)
    with session_scope(this.engine) as session:
        OutboxRepository(session).retry(row.id, this.worker, at, outcome.error, outcome.status)
    this.counts["retried"] += 1


def _wait(this: _Round, row: OutboxMessage, reason: str, pause: timedelta) -> None:
    """It was not tried, so that no attempt is counted."""
    with session_scope(this.engine) as session:
        OutboxRepository(session).put_back(row.id, this.worker, now() + pause, reason)
    this.counts["retried"] += 1


def _settle(
    this: _Round, row: OutboxMessage, state: str, error: str, status: int | None = None
) -> None:
    with session_scope(this.engine) as session:
        OutboxRepository(session).fail(row.id, this.worker, error, status, state)
    this.counts[state] += 1
