"""How far each table was read, and what waits to be told."""

from __future__ import annotations

from sqlmodel import Session

from assist.connectors.dataverse.mapping import mapping_of
from assist.connectors.dataverse.pushing import KIND
from assist.connectors.dataverse.report import ConnectorStatus, Place
from assist.connectors.dataverse.rows import SOURCE
from assist.connectors.dataverse.tokens import missing
from indexes.repositories.connectors import ConnectorRepository
from indexes.repositories.outbox import OutboxFilter, OutboxRepository
from indexes.settings import Settings
from indexes.tables import ConnectorStream


def status_of(session: Session, settings: Settings) -> ConnectorStatus:
    """Asks nothing of the other side. Raises ConfigurationError."""
    repository, outbox = ConnectorRepository(session, SOURCE), OutboxRepository(session)
    mapping = mapping_of(settings)
    names = [*(one.name for one in mapping.stream), *(f"out:{kind}" for kind in mapping.out)]
    read = {row.stream: row for row in repository.streams()}
    return ConnectorStatus(
        url=settings.dataverse_url,
        missing=missing(settings),
        streams=[_place(name, read.get(name)) for name in dict.fromkeys([*names, *read])],
        pending=outbox.count(OutboxFilter(kind=KIND, state="pending")),
        failed=outbox.count(OutboxFilter(kind=KIND, state="failed")),
    )


def _place(name: str, row: ConnectorStream | None) -> Place:
    if row is None:
        row = ConnectorStream(connector=SOURCE, stream=name)
        state = "never"
    else:
        state = "middle" if row.next_link or row.completed_at is None else "complete"
    shown = row.model_dump(include=set(Place.model_fields))
    updated = None if state == "never" else row.updated_at
    return Place(**{**shown, "stream": name, "state": state, "updated_at": updated})
