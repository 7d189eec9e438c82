"""Looking through the outbox, and sending again what a person asks for."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.outbox.schemas import OutboxOut, OutboxPage, Replayed
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.database import session_scope
from indexes.outbox import ask_for_delivery
from indexes.repositories.outbox import OutboxFilter, OutboxRepository
from indexes.tables import now
from prompts.catalogue import catalogue

WHAT = "ningún mensaje"


def messages(session: Session, chosen: OutboxFilter, offset: int, limit: int) -> OutboxPage:
    outbox = OutboxRepository(session)
    rows = outbox.list(chosen, offset, limit)
    return OutboxPage(
        total=outbox.count(chosen),
        counts=outbox.counts(),
        items=[OutboxOut.of(one) for one in rows],
    )


def message(session: Session, id: str) -> OutboxOut:
    row = OutboxRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return OutboxOut.of(row)


def replay(resources: Resources, id: str, caller: Caller) -> OutboxOut:
    """Raises Problem 409 for one that still waits for its turn."""
    with session_scope(resources.engine) as session:
        again = replay_in(session, id, caller.shown)
    ask_for_delivery(resources.settings)
    return again


def replay_failed(resources: Resources, destination: str, caller: Caller) -> Replayed:
    """All that failed at one destination: it was down, and works again."""
    with session_scope(resources.engine) as session:
        count = replay_failed_in(session, destination, caller.shown)
    ask_for_delivery(resources.settings)
    return Replayed(replayed=count)


def replay_failed_in(session: Session, destination: str, by: str) -> int:
    count = OutboxRepository(session).replay_failed(destination, by, now())
    record(session, actor=by, action="outbox.replayed", subject=destination,
           detail={"messages": count})  # fmt: skip
    return count


def replay_in(session: Session, id: str, by: str) -> OutboxOut:
    row = message(session, id)
    if not OutboxRepository(session).replay(id, by, now()):
        names = catalogue("outbox")["states"]
        raise Problem(
            "wrong_state", state=names[row.state], wanted=names["pending"],
            allowed=names["delivered"],
        )  # fmt: skip
    record(session, actor=by, action="outbox.replayed", subject=id)
    return message(session, id)
