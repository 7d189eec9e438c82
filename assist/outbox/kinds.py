"""How each kind of message becomes a request, at the moment when it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlmodel import Session

from assist.connectors.dataverse.writing import row_request
from assist.escalations.teams import card_request
from assist.notices.events import notice_request
from assist.outbox.errors import Withdrawn
from assist.outbox.outgoing import Outgoing
from assist.webhooks.requests import webhook_request
from indexes.settings import Settings
from indexes.tables import OutboxMessage
from prompts.catalogue import catalogue

Writer = Callable[[Session, Settings, OutboxMessage], Outgoing]

KINDS: Mapping[str, Writer] = {
    "teams_card": card_request,
    "webhook": webhook_request,
    "notice": notice_request,
    "dataverse_row": row_request,
}


def request_for(session: Session, settings: Settings, row: OutboxMessage) -> Outgoing:
    """Raises SendingError."""
    write = KINDS.get(row.kind)
    if write is None:
        said = catalogue("outbox")["sending"]["unsupported"]
        raise Withdrawn(said.format(kind=row.kind))
    return write(session, settings, row)
