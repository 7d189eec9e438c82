"""Passing a question on: which queue takes it, who gets it, by when, and who is told."""

from __future__ import annotations

import secrets
from typing import Any

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import ATTENDING
from assist.escalations.due import due_at
from assist.escalations.queues import Queue, queue_for
from assist.escalations.schemas import EscalationIn
from assist.escalations.teams import tell_teams
from assist.escalations.threads import mark_escalated, thread_of
from assist.interactions.access import existing
from assist.interactions.redacting import redacted
from assist.live.announcing import announce
from assist.problems import Problem
from indexes.audit import record
from indexes.repositories.escalations import EscalationRepository
from indexes.repositories.suggestions import SuggestionRepository, drafted
from indexes.settings import Settings
from indexes.tables import Escalation, Interaction, SuggestionRecord, now
from prompts.catalogue import catalogue


def open_in(
    session: Session, settings: Settings, body: EscalationIn, caller: Caller
) -> tuple[Escalation, bool]:
    """Whether it is new, too: a suggestion is passed on once, and so is the same question of an
    interaction while it waits for its answer. Raises Problem 404 or 422."""
    repository = EscalationRepository(session)
    if body.suggestion_id is not None:
        known = repository.of_suggestion(body.suggestion_id)
        if known is not None:
            return known, False
    row = _row(session, settings, body, caller)
    waiting = _waiting_already(repository, body, row)
    if waiting is not None:
        return waiting, False
    if not repository.add(row):
        known = repository.of_suggestion(row.suggestion_id or "")
        assert known is not None
        return known, False
    added = repository.get(row.id)
    assert added is not None
    tell_teams(session, settings, added)
    _tell(session, added, caller)
    mark_escalated(session, settings, added)
    return added, True


def _waiting_already(
    repository: EscalationRepository, body: EscalationIn, row: Escalation
) -> Escalation | None:
    """Not where another queue is asked for."""
    if body.suggestion_id is not None or row.interaction_id is None:
        return None
    known = repository.waiting_for(row.interaction_id, row.question)
    return known if known is not None and body.queue in (None, known.queue) else None


def _row(session: Session, settings: Settings, body: EscalationIn, caller: Caller) -> Escalation:
    known = _of_suggestion(session, body.suggestion_id)
    known |= _of_interaction(session, body.interaction_id, known, caller)
    if body.question is not None:
        known["question"] = redacted(body.question)
    if body.theme is not None:
        known["theme"] = redacted(body.theme)
    if known.get("theme") is None and known.get("procedure_code"):
        known["theme"] = EscalationRepository(session).theme_of(known["procedure_code"])
    queue = _queue(settings, body, known.get("theme"))
    office = caller.session.office if caller.session else body.office or known.pop("office", None)
    known.pop("office", None)
    at = now()
    row = Escalation(
        id="esc_" + secrets.token_hex(8),
        suggestion_id=body.suggestion_id,
        queue=queue.id,
        reason=redacted(body.reason),
        tried=[*known.pop("tried", []), *map(redacted, body.tried)],
        priority=body.priority,
        office=office,
        opened_by=caller.shown,
        opened_key=caller.key_id,
        created_at=at,
        updated_at=at,
        due_at=due_at(session, settings, queue, body.priority, office, at),
        **known,
    )
    return _assigned(session, row, queue)


def _of_suggestion(session: Session, id: str | None) -> dict[str, Any]:
    """What a suggestion says of itself; its question is stored redacted."""
    if id is None:
        return {}
    found = SuggestionRepository(session).get(id)
    if found is None:
        raise Problem("not_found", what="ninguna sugerencia", id=id)
    response = found.response
    procedure = response.get("procedure") or {}
    citations = response.get("citations") or ()
    return {
        "question": found.query,
        "draft": drafted(response),
        "citations": [{"title": one["title"], "url": one["url"]} for one in citations],
        "tried": [_tried(found)],
        "procedure_code": procedure.get("code"),
        "procedure_title": procedure.get("title"),
        "aspect": next(iter(response.get("aspects") or ()), None),
        "language": (response.get("draft") or {}).get("language") or "es",
        "channel": found.channel,
        "office": found.office,
        "interaction_id": found.interaction,
    }


def _tried(found: SuggestionRecord) -> str:
    said = catalogue("escalations")["tried"]
    key = "suggested" if drafted(found.response) else "nothing"
    return str(said[key]).format(status=catalogue("statuses")[found.status])


def _of_interaction(
    session: Session, id: str | None, known: dict[str, Any], caller: Caller
) -> dict[str, Any]:
    """What its thread says, where the suggestion says nothing. One that is asked for has to be
    there; one that the suggestion names may be of a host."""
    if id is not None:
        found: Interaction | None = existing(session, id, caller)
    else:
        found = thread_of(session, known.get("interaction_id"))
    if found is None:
        return {"interaction_id": None}
    said = {
        "citizen": found.citizen, "theme": found.theme, "office": found.office,
        "channel": found.channel, "procedure_code": found.procedure_code,
        "procedure_title": found.procedure_title, "aspect": found.aspect,
    }  # fmt: skip
    more = {name: value for name, value in said.items() if value and not known.get(name)}
    return {**more, "interaction_id": found.id}


def _queue(settings: Settings, body: EscalationIn, theme: str | None) -> Queue:
    queue = queue_for(settings, theme, body.queue)
    if queue is None:
        raise unknown_queue(body.queue or "")
    return queue


def unknown_queue(id: str) -> Problem:
    said = catalogue("escalations")["queues"]["unknown"].format(queue=id)
    return Problem("invalid", errors=[{"field": "body.queue", "message": said}])


def _assigned(session: Session, row: Escalation, queue: Queue) -> Escalation:
    """To whom of the queue has fewest to answer, where the queue wants that."""
    if queue.assign == "fewest" and queue.members:
        load = EscalationRepository(session).load_of(queue.members)
        row.assignee = min(queue.members, key=lambda member: load[member])
        row.assigned_at, row.state = row.created_at, "assigned"
    return row


def _tell(session: Session, row: Escalation, caller: Caller) -> None:
    data = {"queue": row.queue, "priority": row.priority, "theme": row.theme,
            "assignee": row.assignee}  # fmt: skip
    announce(session, "escalation.opened", row.id, data, roles=ATTENDING, office=row.office)
    record(
        session, actor=caller.shown, action="escalation.opened", subject=row.id,
        detail={"queue": row.queue, "suggestion": row.suggestion_id},
    )  # fmt: skip
