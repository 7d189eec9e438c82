"""Whether a text may be sent: where approval is required, only the text that was approved."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session

from assist.problems import Problem
from indexes.folding import fold
from indexes.redaction import redact
from indexes.repositories.approvals import ApprovalFilter, ApprovalRepository
from indexes.repositories.escalations import EscalationRepository
from indexes.repositories.suggestions import SuggestionRepository
from indexes.settings import Settings
from indexes.tables import Interaction


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be sent, and from where."""

    suggestion_id: str | None = None
    interaction_id: str | None = None
    office: str | None = None
    theme: str | None = None
    citizen: str | None = None


def subject_of(
    session: Session,
    suggestion_id: str | None = None,
    interaction_id: str | None = None,
    office: str | None = None,
) -> Subject:
    """With what the suggestion and the interaction say of themselves. Raises Problem 404."""
    theme: str | None = None
    citizen: str | None = None
    if interaction_id is not None:
        thread = session.get(Interaction, interaction_id)
        if thread is None:
            raise Problem("not_found", what="ninguna interacción", id=interaction_id)
        office, theme, citizen = office or thread.office, thread.theme, thread.citizen
    if suggestion_id is not None:
        found = SuggestionRepository(session).get(suggestion_id)
        if found is None:
            raise Problem("not_found", what="ninguna sugerencia", id=suggestion_id)
        office = office or found.office
        if theme is None and found.procedure_code is not None:
            theme = EscalationRepository(session).theme_of(found.procedure_code)
    return Subject(suggestion_id, interaction_id, office, theme, citizen)


def is_required(settings: Settings, subject: Subject) -> bool:
    offices = {fold(one) for one in settings.approval_offices}
    themes = {fold(one) for one in settings.approval_themes}
    by_office = subject.office is not None and fold(subject.office) in offices
    return by_office or (subject.theme is not None and fold(subject.theme) in themes)


def check_may_send(session: Session, settings: Settings, subject: Subject, text: str) -> None:
    """Raises Problem 409, which says what is missing."""
    if not is_required(settings, subject):
        return
    chosen = (
        ApprovalFilter(suggestion_id=subject.suggestion_id)
        if subject.suggestion_id is not None
        else ApprovalFilter(interaction_id=subject.interaction_id)
    )
    latest = ApprovalRepository(session).latest(chosen)
    if latest is None:
        raise Problem("approval_needed")
    if latest.state == "returned":
        raise Problem("approval_returned", id=latest.id, reason=latest.reason)
    if _words(str(redact(text).text)) != _words(latest.text):
        raise Problem("approval_differs", id=latest.id)
    if latest.state == "waiting":
        raise Problem("approval_waiting", id=latest.id)


def _words(text: str) -> list[str]:
    """How lines are broken makes no difference."""
    return text.split()
