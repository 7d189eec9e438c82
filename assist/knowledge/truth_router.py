"""What changed, what conflicts, and what is wrong with the content."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query

from assist.auth.dependencies import EditorDependency
from assist.dependencies import SessionDependency
from assist.knowledge import truth_service as service
from assist.knowledge.truth_schemas import ChangePage, ConflictOut, ConflictPage, RulingIn
from assist.paging import Limit, Offset
from indexes.changes import ChangeKind
from indexes.conflicts import ConflictState
from indexes.content_quality import QualityReport, check_content
from indexes.repositories.changes import ChangeFilter
from indexes.tables import as_utc

router = APIRouter(prefix="/v1", tags=["knowledge"])


@router.get("/changes")
def list_changes(
    _: EditorDependency,
    session: SessionDependency,
    since: Annotated[datetime | None, Query(description="Exclusive; UTC si no dice zona.")] = None,
    source: str | None = None,
    kind: ChangeKind | None = None,
    document_id: str | None = None,
    procedure: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> ChangePage:
    """The newest first."""
    chosen = ChangeFilter(
        since=as_utc(since) if since else None, source=source, kind=kind, document_id=document_id,
        procedure_code=procedure,
    )  # fmt: skip
    return service.changes(session, chosen, offset, limit)


@router.get("/conflicts")
def list_conflicts(
    _: EditorDependency,
    session: SessionDependency,
    state: ConflictState | None = None,
    procedure: str | None = None,
    slot: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> ConflictPage:
    return service.conflicts(session, state, procedure, slot, offset, limit)


@router.get("/conflicts/{conflict_id}")
def get_conflict(_: EditorDependency, session: SessionDependency, conflict_id: str) -> ConflictOut:
    return service.conflict(session, conflict_id)


@router.post("/conflicts/{conflict_id}/ruling")
def rule_on_conflict(
    caller: EditorDependency, session: SessionDependency, conflict_id: str, body: RulingIn
) -> ConflictOut:
    """Holds until the facts that it is made on change; then the conflict is open again."""
    return service.rule(session, conflict_id, body, caller.key_id)


@router.get("/content-quality")
def content_quality(
    _: EditorDependency, session: SessionDependency, limit: Limit = 50
) -> QualityReport:
    """What is wrong with the content; at most `limit` of each kind, with the count of all."""
    return check_content(session, limit)
