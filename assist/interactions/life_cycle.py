"""The states of an interaction, and the steps between them. The table is all there is to it."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Session

from assist.interactions.service_levels import Levels
from assist.problems import Problem
from indexes.repositories.interactions import InteractionRepository
from indexes.tables import Interaction, InteractionChange, now
from prompts.catalogue import catalogue

TRANSITIONS: dict[str, dict[str, str]] = {
    "new": {
        "assign": "assigned", "wait": "waiting", "resolve": "resolved", "escalate": "escalated",
    },
    "assigned": {
        "assign": "assigned", "wait": "waiting", "resolve": "resolved", "escalate": "escalated",
    },
    "waiting": {
        "assign": "assigned", "resume": "assigned", "resolve": "resolved", "escalate": "escalated",
    },
    "resolved": {"reopen": "reopened"},
    "reopened": {
        "assign": "assigned", "wait": "waiting", "resolve": "resolved", "escalate": "escalated",
    },
    "escalated": {"assign": "assigned", "wait": "waiting", "resolve": "resolved"},
}  # fmt: skip


def actions_of(state: str) -> list[str]:
    return sorted(TRANSITIONS[state])


def move(
    session: Session,
    row: Interaction,
    action: str,
    *,
    by: str,
    levels: Levels,
    reason: str = "",
    assignee: str | None = None,
    at: datetime | None = None,
) -> None:
    """One step. The row is taken already (`take_to_edit`); `reason` is redacted already. Raises
    Problem 409 with what is possible."""
    to = TRANSITIONS[row.state].get(action)
    if to is None:
        raise _refused(row.state, action)
    at = at or now()
    change = InteractionChange(
        interaction_id=row.id, at=at, by=by, from_state=row.state, to_state=to, reason=reason
    )
    InteractionRepository(session).add_change(change)
    row.state, row.updated_at = to, at
    if action == "assign":
        row.assignee = assignee
    levels.follow(row, action, at)
    session.add(row)


def _refused(state: str, action: str) -> Problem:
    words = catalogue("interactions")
    states, allowed = words["states"], actions_of(state)
    return Problem(
        "wrong_step",
        state=states[state],
        action=words["actions"][action],
        allowed=", ".join(words["actions"][one] for one in allowed) or "—",
        shown={"possible": allowed},
    )
