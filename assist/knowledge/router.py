"""Content: search, documents, procedures, offices."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from assist.auth.dependencies import AgentDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.knowledge import inspecting, service
from assist.knowledge.schemas import (
    Difference,
    DocumentOut,
    DocumentPassages,
    ProcedureOut,
    ProcedurePage,
    Revisions,
    SearchResults,
)
from assist.knowledge.search import search
from indexes.cpsv import MEDIA_TYPE
from indexes.models import DocumentKind, Office
from indexes.repositories import OfficeRepository
from indexes.wanted import Validity, Wanted

router = APIRouter(prefix="/v1", tags=["knowledge"])

Limit = Annotated[int, Query(ge=1, le=100)]
_VALIDITY = (
    "current: lo que hoy vale; past: convocatorias sustituidas o con el plazo cerrado; "
    "open: con el plazo abierto hoy."
)
Format = Annotated[
    Literal["json", "cpsv-ap"], Query(description="cpsv-ap: JSON-LD según el vocabulario europeo.")
]
Offset = Annotated[int, Query(ge=0, le=2**31 - 1)]


@router.get("/search")
def search_passages(
    _: AgentDependency,
    resources: ResourcesDependency,
    q: Annotated[str, Query(min_length=1, max_length=2_000)],
    kind: Annotated[DocumentKind | None, Query(description="Solo pasajes de esta clase.")] = None,
    source: Annotated[str | None, Query(description="Solo de la fuente de ese nombre.")] = None,
    procedure: Annotated[str | None, Query(description="Solo del trámite de ese código.")] = None,
    office: Annotated[
        str | None, Query(description="Solo consultas resueltas de esa oficina.")
    ] = None,
    validity: Annotated[Validity | None, Query(description=_VALIDITY)] = None,
    explain: bool = False,
    limit: Limit = 10,
) -> SearchResults:
    """`explain` says why the ranking puts procedures and pages where it does."""
    wanted = Wanted(kind, source, procedure, office, validity)
    return search(resources, q, wanted, limit, explained=explain)


@router.get("/documents/{document_id}")
def get_document(_: AgentDependency, session: SessionDependency, document_id: str) -> DocumentOut:
    return service.document(session, document_id)


@router.get("/documents/{document_id}/revisions")
def get_revisions(_: AgentDependency, session: SessionDependency, document_id: str) -> Revisions:
    return service.revisions(session, document_id)


@router.get("/documents/{document_id}/diff")
def get_difference(
    _: AgentDependency, session: SessionDependency, document_id: str, since: int, to: int
) -> Difference:
    """What one revision says otherwise than another, field by field."""
    return inspecting.difference(session, document_id, since, to)


@router.get("/documents/{document_id:path}/passages")
def get_passages(
    _: AgentDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    document_id: str,
) -> DocumentPassages:
    """The pieces in which the index holds it; also of articles (`article:ID`) and cases."""
    return inspecting.passages(session, resources.snapshots.current(), document_id)


@router.get("/procedures", response_model=ProcedurePage)
def list_procedures(
    _: AgentDependency,
    session: SessionDependency,
    q: str | None = None,
    theme: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
    format: Format = "json",
) -> ProcedurePage | Response:
    if format == "cpsv-ap":
        return _linked_data(service.procedures_as_cpsv(session, q, theme, offset, limit))
    return service.procedures(session, q, theme, offset, limit)


@router.get("/procedures/{code}", response_model=ProcedureOut)
def get_procedure(
    _: AgentDependency, session: SessionDependency, code: str, format: Format = "json"
) -> ProcedureOut | Response:
    if format == "cpsv-ap":
        return _linked_data(service.procedure_as_cpsv(session, code))
    return service.procedure(session, code)


def _linked_data(content: dict[str, Any]) -> Response:
    return JSONResponse(content, media_type=MEDIA_TYPE)


@router.get("/offices")
def list_offices(_: AgentDependency, session: SessionDependency) -> list[Office]:
    return OfficeRepository(session).list()
