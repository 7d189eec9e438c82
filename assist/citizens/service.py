"""A citizen's history, their data, and their right to be forgotten."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.citizens.erasing import KEPT, erase, prove
from assist.citizens.schemas import CitizenData, ErasureReport, Timeline, TimelineItem
from assist.interactions.access import check_citizen
from assist.interactions.showing import shown, shown_messages
from indexes.audit import proof_name, record
from indexes.citizens import citizen_hash
from indexes.database import session_scope
from indexes.repositories.citizens import CitizenRepository, Person
from indexes.repositories.consents import ContactRepository
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import now

# Of no use to anybody but us, or a key to something.
_NOT_SHOWN = frozenset({"thread_key", "external_id", "token_digest", "recipient", "row_version"})


def timeline(
    session: Session, settings: Settings, ref: str, offset: int, limit: int, caller: Caller
) -> Timeline:
    """Empty for somebody of whom nothing is known."""
    citizen = _known(session, settings, ref)
    check_citizen(session, caller, citizen)
    repository = MessageRepository(session)
    rows = repository.of_citizen(citizen, offset, limit)
    messages = shown_messages(session, [message for message, _ in rows])
    items = [
        TimelineItem(message=message, interaction=shown(row))
        for message, (_, row) in zip(messages, rows, strict=True)
    ]
    found = Timeline(citizen=citizen, total=repository.count_of_citizen(citizen), items=items)
    told = {"shown": len(items), "offset": offset}
    subject = citizen if items else proof_name(citizen)  # nobody is named anew by being looked for
    record(session, actor=caller.shown, action="citizen.timeline", subject=subject, detail=told)
    return found


def data_of(session: Session, settings: Settings, ref: str, by: str) -> CitizenData:
    """All that is kept of one person."""
    citizen = _known(session, settings, ref)
    person = _person(session, citizen)
    found = {name: _kept(session, person, table, where) for name, table, where in KEPT}
    told = {name: len(rows) for name, rows in found.items() if rows}
    subject = citizen if told else proof_name(citizen)
    record(session, actor=by, action="citizen.exported", subject=subject, detail=told)
    return CitizenData(citizen=citizen, exported_at=now(), data=found)


def forget(engine: Engine, settings: Settings, ref: str, by: str) -> ErasureReport:
    """Nothing of it is left in SQLite's file; PostgreSQL's vacuum sees to its own."""
    with session_scope(engine) as session:
        _overwrite(session)
        citizen = _known(session, settings, ref)
        erased = erase(session, _person(session, citizen))
        proof = prove(session, citizen, erased, by)
    _truncate_log(engine)
    return ErasureReport(proof=proof, erased=erased, at=now())


def _known(session: Session, settings: Settings, ref: str) -> str:
    return ContactRepository(session).citizen_of(citizen_hash(settings, ref))


def _person(session: Session, citizen: str) -> Person:
    return CitizenRepository(session).person(ContactRepository(session).hashes_of(citizen))


def _kept(
    session: Session, person: Person, table: type, where: dict[str, str]
) -> list[dict[str, object]]:
    wanted = {column: getattr(person, of) for column, of in where.items()}
    rows = CitizenRepository(session).rows(table, **wanted)
    return [{key: row[key] for key in row if key not in _NOT_SHOWN} for row in rows]


def _overwrite(session: Session) -> None:
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql("PRAGMA secure_delete = ON")


def _truncate_log(engine: Engine) -> None:
    """What stood there before still stands in the write-ahead log, until that begins anew."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
