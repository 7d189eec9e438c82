"""A resolved interaction is a candidate resolved case: out of use until somebody looked at it."""

from __future__ import annotations

from sqlmodel import Session

from indexes.models import Channel
from indexes.redaction import RedactedCase, trusted
from indexes.repositories.cases import CaseRepository
from indexes.repositories.interactions import InteractionRepository
from indexes.repositories.messages import MessageRepository
from indexes.tables import Interaction, ResolvedCase, now
from prompts.catalogue import catalogue

_FEW = 12  # letters


def case_id(interaction: str) -> str:
    return f"interaction:{interaction}"


def propose_case(session: Session, row: Interaction) -> bool:
    """Whether there is one: something was asked and answered. One that was looked at stays."""
    messages = MessageRepository(session).of(InteractionRepository(session).members(row.id))
    asked = "\n".join(one.text for one in messages if one.direction == "in" and one.text)
    answers = [one.text for one in messages if one.direction == "out" and one.text]
    repository = CaseRepository(session)
    if len(asked) < _FEW or not answers or _was_looked_at(repository.get(case_id(row.id))):
        return False
    case = RedactedCase(
        id=case_id(row.id),
        question=trusted(asked),
        answer=trusted(answers[-1]),
        office=row.office or "",
        channel=Channel(row.channel),
        resolved_at=row.resolved_at or now(),
        procedure_code=row.procedure_code,
        language=row.language,
    )
    repository.save(case)
    session.flush()
    stored = repository.get(case.id)
    assert stored is not None
    stored.retired_at, stored.retired_by = stored.resolved_at, ""
    stored.retired_reason = catalogue("interactions")["cases"]["candidate"]
    session.add(stored)
    return True


def _was_looked_at(stored: ResolvedCase | None) -> bool:
    """Put into use, corrected, or retired by a person."""
    if stored is None:
        return False
    return stored.retired_at is None or bool(stored.retired_by) or stored.corrected_at is not None
