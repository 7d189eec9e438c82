"""What employees think of procedures."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Sequence

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.interactions.access import existing
from assist.problems import Problem
from assist.surveys.schemas import OpinionIn, OpinionOut, Opinions, ProcedureOpinions, ReasonCount
from indexes.redaction import redact
from indexes.repositories import ProcedureRepository
from indexes.repositories.surveys import OpinionRepository
from indexes.tables import ProcessOpinion, now


def add_opinion(session: Session, body: OpinionIn, caller: Caller) -> OpinionOut:
    """Raises Problem 404 for a procedure or an interaction that is not known."""
    if not ProcedureRepository(session).by_code(body.procedure_code):
        raise Problem("not_found", what="ningún trámite", id=body.procedure_code)
    if body.interaction_id:
        existing(session, body.interaction_id, caller)
    row = ProcessOpinion(
        **body.model_dump(exclude={"comment", "reasons"}),
        id="opi_" + secrets.token_hex(12),
        author=caller.shown,
        reasons=list(dict.fromkeys(body.reasons)),
        comment=str(redact(body.comment).text) if body.comment else None,
        at=now(),
    )
    OpinionRepository(session).add(row)
    return _shown(row)


def opinions(
    session: Session, procedure_code: str | None, office: str | None, offset: int, limit: int
) -> Opinions:
    rows = OpinionRepository(session).list(procedure_code, office)
    by_code: dict[str, list[ProcessOpinion]] = defaultdict(list)
    for row in rows:
        by_code[row.procedure_code].append(row)
    procedures = [_of_procedure(code, found) for code, found in by_code.items()]
    return Opinions(
        total=len(rows),
        procedures=sorted(procedures, key=lambda one: (one.average, -one.opinions)),
        items=[_shown(row) for row in rows[offset : offset + limit]],
    )


def _of_procedure(code: str, rows: Sequence[ProcessOpinion]) -> ProcedureOpinions:
    counts = Counter(reason for row in rows for reason in row.reasons)
    return ProcedureOpinions(
        procedure_code=code,
        opinions=len(rows),
        average=round(sum(row.score for row in rows) / len(rows), 2),
        reasons=[ReasonCount(name=name, count=count) for name, count in counts.most_common()],
    )


def _shown(row: ProcessOpinion) -> OpinionOut:
    return OpinionOut.model_validate(row.model_dump())
