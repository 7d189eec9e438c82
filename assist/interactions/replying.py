"""What an office says: replies that were sent, and notes."""

from __future__ import annotations

import secrets

from sqlmodel import Session

from assist.approvals.gate import check_may_send, subject_of
from assist.auth.dependencies import Caller
from assist.interactions.intake import said_at
from assist.interactions.redacting import kept_attachments
from assist.interactions.schemas import MessageIn, MessageOut
from assist.interactions.service import take_step, taken
from assist.interactions.service_levels import levels_of
from assist.interactions.showing import shown_messages
from assist.problems import Problem
from assist.resources import Resources
from indexes.audit import record
from indexes.citizens import external_hash
from indexes.database import session_scope
from indexes.redaction import redact
from indexes.repositories import SuggestionRepository
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.settings import Settings
from indexes.tables import Interaction, InteractionMessage, SuggestionEvent, now
from prompts.catalogue import catalogue

_OURS = "ventanilla"


def add_message(
    resources: Resources, id: str, body: MessageIn, caller: Caller
) -> tuple[MessageOut, bool]:
    """The message, and whether it is new. Who answers what nobody had taken takes it."""
    with session_scope(resources.engine) as session:
        row = taken(session, id, None, caller)
        stored = _stored(resources.settings, row, body, caller)
        _check_suggestion(session, row, stored)
        if not MessageRepository(session).add_missing(stored):
            return shown_messages(session, [_known(session, row, stored)])[0], False
        if body.external_id:
            InteractionRepository(session).refer(row.id, [stored.external_id])
        if body.direction == "out":
            _answered(session, resources.settings, row, stored, caller)
        row.last_message_at = max(row.last_message_at or stored.at, stored.at)
        row.updated_at = stored.received_at
        session.add(row)
        session.flush()
        message = shown_messages(session, [stored])[0]
        action = "message.sent" if body.direction == "out" else "message.noted"
        told = {"message": stored.id, "suggestion": stored.suggestion_id}
        record(session, actor=caller.shown, action=action, subject=row.id, detail=told)
        return message, True


def _stored(
    settings: Settings, row: Interaction, body: MessageIn, caller: Caller
) -> InteractionMessage:
    source = body.source or (row.source if body.external_id else _OURS)
    id = "msg_" + secrets.token_hex(10)
    received = now()
    return InteractionMessage(
        id=id,
        interaction_id=row.id,
        direction=body.direction,
        channel=(body.channel or row.channel),
        source=source,
        external_id=external_hash(settings, source, body.external_id) if body.external_id else id,
        text=str(redact(body.text).text),
        at=min(said_at(body.at, received), received),
        received_at=received,
        attachments=kept_attachments(body.attachments),
        suggestion_id=body.suggestion_id,
        author=caller.shown,
    )


def _check_suggestion(session: Session, row: Interaction, stored: InteractionMessage) -> None:
    """Raises Problem 404 for one that was not made for this interaction."""
    if stored.suggestion_id is None:
        return
    suggestion = SuggestionRepository(session).get(stored.suggestion_id)
    members = InteractionRepository(session).members(row.id)
    if suggestion is None or suggestion.interaction not in (None, *members):
        raise Problem("not_found", what="ninguna sugerencia", id=stored.suggestion_id)


def _known(session: Session, row: Interaction, stored: InteractionMessage) -> InteractionMessage:
    """The same message. Raises Problem 409 where it is of another interaction."""
    known = MessageRepository(session).known([stored.external_id])
    there = known[stored.source, stored.external_id]
    if there.interaction_id not in InteractionRepository(session).members(row.id):
        raise Problem("conflict", reason=catalogue("interactions")["replying"]["elsewhere"])
    return there


def _answered(
    session: Session,
    settings: Settings,
    row: Interaction,
    stored: InteractionMessage,
    caller: Caller,
) -> None:
    subject = subject_of(session, stored.suggestion_id, row.id)
    check_may_send(session, settings, subject, stored.text)
    levels_of(session, settings, row.channel, row.office).answered(row, stored.at)
    if stored.suggestion_id is not None:
        _note_sent(session, row, stored)
    if row.assignee is None and row.state in ("new", "reopened"):
        take_step(session, settings, row, "assign", by=caller.shown, assignee=caller.shown)


def _note_sent(session: Session, row: Interaction, stored: InteractionMessage) -> None:
    """That the suggestion was sent, and with which changes."""
    assert stored.suggestion_id is not None
    repository = SuggestionRepository(session)
    repository.belongs(stored.suggestion_id, row.id)
    event = SuggestionEvent(suggestion_id=stored.suggestion_id, type="sent", final_text=stored.text)
    repository.add_event(event)
