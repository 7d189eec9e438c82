"""The interaction that a question of the second level comes from follows it: escalated while it
waits, and back to who attends it once it is answered."""

from __future__ import annotations

from sqlmodel import Session

from assist.interactions.life_cycle import actions_of
from assist.interactions.service import take_step
from assist.preconditions import take_to_edit
from indexes.repositories.interactions import InteractionRepository
from indexes.settings import Settings
from indexes.tables import Escalation, Interaction

WHAT = "ninguna interacción"


def thread_of(session: Session, id: str | None) -> Interaction | None:
    """None where it is no interaction of ours: hosts name theirs as they like."""
    return InteractionRepository(session).get(id) if id is not None else None


def mark_escalated(session: Session, settings: Settings, row: Escalation) -> None:
    """One that is resolved stays so."""
    _step(session, settings, row, "escalate", by=row.opened_by, reason=row.reason)


def mark_answered(session: Session, settings: Settings, row: Escalation) -> None:
    thread = thread_of(session, row.interaction_id)
    if thread is not None and thread.state == "escalated":
        assignee = thread.assignee or row.opened_by
        _step(session, settings, row, "assign", by=row.answered_by, assignee=assignee)


def _step(
    session: Session,
    settings: Settings,
    row: Escalation,
    action: str,
    *,
    by: str,
    reason: str = "",
    assignee: str | None = None,
) -> None:
    if row.interaction_id is None or thread_of(session, row.interaction_id) is None:
        return
    thread = take_to_edit(session, Interaction, row.interaction_id, None, WHAT)
    if thread.merged_into is None and action in actions_of(thread.state):
        take_step(session, settings, thread, action, by=by, reason=reason, assignee=assignee)
