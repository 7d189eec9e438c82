"""Whose interactions a caller sees: the token of a session opens one, a key opens all."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.problems import Problem
from indexes.repositories.interactions import InteractionRepository
from indexes.tables import Interaction

WHAT = "ninguna interacción"


def existing(session: Session, id: str, caller: Caller) -> Interaction:
    """Raises Problem 404, also for one that the session's token is not for."""
    row = InteractionRepository(session).get(id) if may_see(caller, id) else None
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return row


def may_see(caller: Caller, id: str) -> bool:
    return caller.session is None or caller.session.interaction == id


def check_key(caller: Caller) -> None:
    """Lists are for those who have a key. Raises Problem 403."""
    if caller.session is not None:
        raise Problem("outside_session", office=caller.session.office)


def check_citizen(session: Session, caller: Caller, citizen: str) -> None:
    """A session's token opens the history of its interaction's citizen. Raises Problem 404."""
    if caller.session is None:
        return
    row = InteractionRepository(session).get(caller.session.interaction)
    if row is None or row.citizen != citizen:
        raise Problem("not_found", what="nada de esa persona", id="…")
