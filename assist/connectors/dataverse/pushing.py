"""What happened here since the last round becomes messages of the outbox. They name rows only; what
these say is read when they are sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from assist.connectors.dataverse.mapping import Kind, Mapping
from assist.connectors.dataverse.rows import SOURCE
from indexes.outbox import put
from indexes.repositories.connectors import ChangedRows, ConnectorRepository
from indexes.tables import now

KIND = "dataverse_row"
_LATE = timedelta(hours=1)  # a transaction that took long shows its rows afterwards
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)

Changed = Callable[[ChangedRows, datetime], list[tuple[str, datetime]]]
_CHANGED: dict[Kind, Changed] = {
    "suggestion": ChangedRows.suggestions,
    "survey": ChangedRows.surveys,
    "escalation": ChangedRows.escalations,
    "interaction": ChangedRows.interactions,
}


def queue_all(session: Session, mapping: Mapping) -> Counter[str]:
    """By kind, in the transaction of the caller. Twice is once: each change has its key."""
    return Counter({kind: _queue(session, mapping, kind) for kind in mapping.out})


def _queue(session: Session, mapping: Mapping, kind: Kind) -> int:
    repository = ConnectorRepository(session, SOURCE)
    row = repository.stream(f"out:{kind}")
    found = _CHANGED[kind](ChangedRows(session), (row.watermark or _BEGINNING) - _LATE)
    if mapping.out[kind].existing:
        found = [one for one in found if _case(repository, mapping, one[0])]
    queued = sum(_put(session, kind, id, at) for id, at in found)
    row.watermark = max([at for _, at in found], default=row.watermark)
    row.taken += queued
    row.updated_at = row.completed_at = now()
    repository.save_stream(row)
    return queued


def _put(session: Session, kind: Kind, id: str, at: datetime) -> bool:
    return put(
        session,
        kind=KIND,
        destination=f"{SOURCE}:{kind}",
        key=f"{SOURCE}:{kind}:{id}:{at.isoformat()}",
        payload={"kind": kind, "id": id},
        subject=id,
    )


def _case(repository: ConnectorRepository, mapping: Mapping, id: str) -> str | None:
    return repository.external_id(mapping.cases.name, id) if mapping.cases else None
