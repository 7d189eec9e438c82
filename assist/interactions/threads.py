"""To which interaction a message belongs."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session

from assist.interactions.schemas import IncomingMessage
from indexes.citizens import external_hash
from indexes.models import Channel
from indexes.repositories.editing import take
from indexes.repositories.interactions import InteractionRepository
from indexes.settings import Settings
from indexes.tables import Interaction

# One talk goes on for as long as it is open; on other channels each message is a matter of its own,
# unless it says to which it belongs.
_ONGOING = frozenset({Channel.WHATSAPP, Channel.CHAT, Channel.SMS, Channel.SOCIAL})


@dataclass(frozen=True)
class Thread:
    """Keyed hashes. `linked`: the message and those that it speaks of, where messages say so."""

    key: str
    citizen: str | None
    external: str
    linked: tuple[str, ...] = ()


def thread_of(
    settings: Settings, message: IncomingMessage, external: str, citizen: str | None
) -> Thread:
    def hashed(id: str) -> str:
        return external_hash(settings, message.source, id)

    ongoing = message.channel in _ONGOING and citizen is not None
    if message.thread:
        return Thread(hashed(f"thread\0{message.thread}"), citizen, external)
    if ongoing:
        return Thread(hashed(f"{message.channel.value}\0{citizen}"), citizen, external)
    root = message.references[0] if message.references else message.external_id
    references = dict.fromkeys(map(hashed, message.references))
    return Thread(hashed(f"root\0{root}\0{citizen}"), citizen, external, (external, *references))


def find_or_open(
    session: Session,
    settings: Settings,
    thread: Thread,
    fresh: Callable[[], Interaction],
    at: datetime,
) -> tuple[Interaction, bool]:
    """The interaction, for this transaction alone, and whether it is `fresh`. What was resolved
    long ago stays so, and its thread begins anew."""
    repository = InteractionRepository(session)
    known = _taken(session, repository.id_of(thread.key, thread.linked, thread.citizen))
    if known is not None and not _is_over(known, at, settings.reopen_days):
        return known, False
    if known is not None:
        _leave_thread(session, known)
    opened = fresh()
    new = repository.add_missing(opened)  # unless somebody else opened it at the same time
    id = opened.id if new else repository.id_of(thread.key, (), None)
    row = _taken(session, id)
    assert row is not None
    return row, new


def _taken(session: Session, id: str | None) -> Interaction | None:
    if id is None:
        return None
    take(session, Interaction, id)
    return InteractionRepository(session).get(id)


def _is_over(row: Interaction, at: datetime, days: int) -> bool:
    return row.resolved_at is not None and at > row.resolved_at + timedelta(days=days)


def _leave_thread(session: Session, row: Interaction) -> None:
    row.thread_key = f"{row.thread_key}#{secrets.token_hex(6)}"
    session.add(row)
    session.flush()
