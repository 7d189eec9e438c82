"""What an agent says to have sent is checked first where approval is required."""

from __future__ import annotations

from assist.approvals.gate import check_may_send, subject_of
from assist.resources import Resources
from assist.suggestions.schemas import EventRequest
from indexes.database import session_scope


def check_sending(resources: Resources, suggestion_id: str, event: EventRequest) -> None:
    """Raises Problem 404, or 409 with what is missing."""
    settings = resources.settings
    if event.type != "sent" or not (settings.approval_offices or settings.approval_themes):
        return
    with session_scope(resources.engine) as session:
        subject = subject_of(session, suggestion_id)
        check_may_send(session, settings, subject, event.final_text or "")
