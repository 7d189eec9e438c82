"""Takes one message in: redacted, once, into its thread, whatever the order in which they come."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlmodel import Session

from assist.interactions.duplicates import note_probable
from assist.interactions.life_cycle import move
from assist.interactions.redacting import (
    kept_attachments,
    kept_office,
    redacted,
    redacted_worker,
)
from assist.interactions.schemas import IncomingMessage, Received
from assist.interactions.service_levels import levels_of
from assist.interactions.threads import Thread, find_or_open, thread_of
from indexes.citizens import citizen_hash, external_hash, is_contact_hash
from indexes.repositories.consents import ContactRepository
from indexes.repositories.editing import take
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import Interaction, InteractionMessage, now

SYSTEM = "ventanilla"
_AHEAD = timedelta(minutes=5)  # how much a clock may be fast
_FIRST = datetime(2000, 1, 1, tzinfo=UTC)  # before it nothing was said that comes in now


def take_in(session: Session, settings: Settings, message: IncomingMessage) -> Received:
    """The same message again changes nothing. In the transaction of the caller, who may take in
    many in one."""
    external = external_hash(settings, message.source, message.external_id)
    known = MessageRepository(session).known([external]).get((message.source, external))
    return _known(known) if known else _take(session, settings, message, external)


def take_in_all(
    session: Session, settings: Settings, messages: Sequence[IncomingMessage]
) -> list[Received]:
    """The same for many: what is known already is looked up at once."""
    names = [external_hash(settings, one.source, one.external_id) for one in messages]
    known = MessageRepository(session).known(names)
    found: dict[tuple[str, str], Received] = {name: _known(row) for name, row in known.items()}
    taken: list[Received] = []
    for message, external in zip(messages, names, strict=True):
        name = (message.source, external)
        received = found.get(name) or _take(session, settings, message, external)
        taken.append(received)
        found[name] = received.model_copy(update={"new": False, "opened": False, "reopened": False})
    return taken


def _take(
    session: Session, settings: Settings, message: IncomingMessage, external: str
) -> Received:
    received = now()
    citizen = _citizen(session, settings, message)
    thread = thread_of(settings, message, external, citizen)
    at = said_at(message.at, received)
    row, opened = find_or_open(
        session, settings, thread, lambda: _fresh(session, settings, message, thread, at), at
    )
    stored = _stored(message, row.id, thread, at, received)
    if not MessageRepository(session).add_missing(stored):
        return _taken_meanwhile(session, stored, row, opened)
    InteractionRepository(session).refer(row.id, thread.linked)
    if opened:
        note_probable(session, row, stored)
        return Received(interaction_id=row.id, message_id=stored.id, new=True, opened=True)
    reopened = _follow(session, settings, _standing(session, row), stored)
    return Received(
        interaction_id=row.id, message_id=stored.id, new=True, opened=False, reopened=reopened
    )


def _citizen(session: Session, settings: Settings, message: IncomingMessage) -> str | None:
    if message.citizen.ref is None:
        return None
    hashed = citizen_hash(settings, message.citizen.ref)
    return ContactRepository(session).citizen_of(hashed)


def _contact(settings: Settings, message: IncomingMessage) -> str | None:
    if message.citizen.ref is None:
        return None
    hashed = citizen_hash(settings, message.citizen.ref)
    return hashed if is_contact_hash(hashed) else None


def said_at(at: datetime | None, received: datetime) -> datetime:
    """Nobody says anything in the future, or in 1970: such a clock is wrong."""
    return at if at is not None and _FIRST <= at <= received + _AHEAD else received


def _fresh(
    session: Session, settings: Settings, message: IncomingMessage, thread: Thread, at: datetime
) -> Interaction:
    level = message.citizen.authenticated
    row = Interaction(
        id="int_" + secrets.token_hex(10),
        citizen=thread.citizen,
        contact=_contact(settings, message),
        channel=message.channel.value,
        office=kept_office(session, message.office),
        subject=redacted(message.subject),
        source=message.source,
        thread_key=thread.key,
        language=message.language,
        created_at=at,
        last_message_at=at,
        authentication=level,
        authenticated_by=message.source if level else None,
        authenticated_at=at if level else None,
    )
    levels_of(session, settings, row.channel, row.office).open(row)
    return row


def _stored(
    message: IncomingMessage, interaction: str, thread: Thread, at: datetime, received: datetime
) -> InteractionMessage:
    return InteractionMessage(
        id="msg_" + secrets.token_hex(10),
        interaction_id=interaction,
        direction=message.direction,
        channel=message.channel.value,
        source=message.source,
        external_id=thread.external,
        text=redacted(message.text),
        at=at,
        received_at=received,
        attachments=kept_attachments(message.attachments),
        author=_author(message),
    )


def _author(message: IncomingMessage) -> str | None:
    """Nobody is named who writes for themselves."""
    if message.direction == "in" or message.author is None:
        return None
    return redacted_worker(message.author)


def _standing(session: Session, row: Interaction) -> Interaction:
    """The one that it was merged into, to change it; itself where it was not."""
    while row.merged_into is not None:
        take(session, Interaction, row.merged_into)
        kept = InteractionRepository(session).get(row.merged_into)
        assert kept is not None
        row = kept
    return row


def _follow(
    session: Session, settings: Settings, row: Interaction, stored: InteractionMessage
) -> bool:
    """What a message does to the interaction that it comes to; whether it opened it again. One that
    was said before it was resolved, and comes late, does not."""
    levels = levels_of(session, settings, row.channel, row.office)
    row.last_message_at = max(row.last_message_at or stored.at, stored.at)
    row.created_at = min(row.created_at, stored.at)
    row.updated_at = stored.received_at
    session.add(row)
    if stored.direction == "out":
        levels.answered(row, stored.at)
        return False
    if stored.direction == "note":
        return False
    late = row.resolved_at is not None and stored.at <= row.resolved_at
    action = {"resolved": "reopen", "waiting": "resume"}.get(row.state)
    if action is None or late:
        return False
    move(session, row, action, by=SYSTEM, levels=levels, at=stored.received_at)
    return action == "reopen"


def _known(row: InteractionMessage) -> Received:
    return Received(interaction_id=row.interaction_id, message_id=row.id, new=False, opened=False)


def _taken_meanwhile(
    session: Session, stored: InteractionMessage, row: Interaction, opened: bool
) -> Received:
    """Another process took the same message in at the same time."""
    if opened:
        session.delete(row)
        session.flush()
    known = MessageRepository(session).known([stored.external_id])
    return _known(known[stored.source, stored.external_id])
