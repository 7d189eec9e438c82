"""What a session's token opens: its own office, and the suggestions of its own interaction."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from assist.auth.dependencies import Caller
from assist.problems import Problem
from assist.suggestions.schemas import SuggestionRequest
from indexes.database import session_scope
from indexes.repositories import SuggestionRepository


def in_scope(caller: Caller, request: SuggestionRequest) -> SuggestionRequest:
    """For the session's office. Raises Problem 403 for another one."""
    if caller.session is None:
        return request
    if request.office not in (None, caller.session.office):
        raise Problem("outside_session", office=caller.session.office)
    return request.model_copy(update={"office": caller.session.office})


def keep_scope(caller: Caller, engine: Engine, suggestion_id: str) -> None:
    """Notes that the suggestion belongs to the session's interaction."""
    if caller.session is not None:
        with session_scope(engine) as session:
            SuggestionRepository(session).belongs(suggestion_id, caller.session.interaction)


def check_scope(caller: Caller, engine: Engine, suggestion_id: str) -> None:
    """Raises Problem 404 for a suggestion of another interaction, as for one that is not there."""
    if caller.session is None:
        return
    with session_scope(engine) as session:
        record = SuggestionRepository(session).get(suggestion_id)
    if record is None or record.interaction != caller.session.interaction:
        raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)
