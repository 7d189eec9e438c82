"""To which interaction a message belongs."""

from __future__ import annotations

import secrets
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
    """`citizen`, `external` and `references` are keyed hashes."""

    key: str
    citizen: str | None
    external: str
    references: tuple[str, ...] = ()


def thread_of(settings: Settings, message: IncomingMessage, citizen: str | None) -> Thread:
    def hashed(id: str) -> str:
        return external_hash(settings, message.source, id)

    external = hashed(message.external_id)
    references = tuple(dict.fromkeys(map(hashed, message.references)))
    if message.thread:
        name = f"thread\0{message.thread}"
    elif references:
        name = f"root\0{message.references[0]}\0{citizen}"
    elif message.channel in _ONGOING and citizen:
        name = f"{message.channel.value}\0{citizen}"
    else:
        name = f"root\0{message.external_id}\0{citizen}"
    return Thread(hashed(name), citizen, external, references)


def find_or_open(
    session: Session, settings: Settings, thread: Thread, fresh: Interaction, at: datetime
) -> tuple[Interaction, bool]:
    """The interaction, for this transaction alone, and whether it is `fresh`. What was resolved
    long ago stays so, and its thread begins anew."""
    repository = InteractionRepository(session)
    known = repository.of_thread(thread.key)
    if known is None:
        known = repository.of_references((*thread.references, thread.external), thread.citizen)
    if known is not None:
        take(session, Interaction, known.id)
        known = repository.get(known.id)
        assert known is not None
        if not _is_over(known, at, settings.reopen_days):
            return known, False
        _leave_thread(session, known)
    if repository.add_missing(fresh):
        return _existing(repository, fresh.id), True
    other = repository.of_thread(thread.key)  # somebody else opened it at the same time
    assert other is not None
    take(session, Interaction, other.id)
    return _existing(repository, other.id), False


def _is_over(row: Interaction, at: datetime, days: int) -> bool:
    return row.resolved_at is not None and at > row.resolved_at + timedelta(days=days)


def _leave_thread(session: Session, row: Interaction) -> None:
    row.thread_key = f"{row.thread_key}#{secrets.token_hex(6)}"
    session.add(row)
    session.flush()


def _existing(repository: InteractionRepository, id: str) -> Interaction:
    row = repository.get(id)
    assert row is not None
    return row
