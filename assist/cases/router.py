"""Resolved cases, kept by editors."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request, Response

from assist.auth.dependencies import EditorDependency
from assist.cases import importing, service
from assist.cases.schemas import CaseChanges, CaseDetail, CaseImport, CasePage
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from indexes.case_files import CaseLine
from indexes.models import Channel
from indexes.repositories.cases import CaseFilter

router = APIRouter(prefix="/v1", tags=["cases"])


@router.get("/cases")
def list_cases(
    _: EditorDependency,
    session: SessionDependency,
    q: Annotated[str | None, Query(max_length=500, description="Palabras.")] = None,
    stale: bool | None = None,
    retired: bool | None = None,
    office: str | None = None,
    channel: Channel | None = None,
    procedure: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> CasePage:
    """The last resolved first."""
    chosen = CaseFilter(
        office=office, channel=channel, procedure_code=procedure, stale=stale, retired=retired,
        text=q,
    )  # fmt: skip
    return service.cases(session, chosen, offset, limit)


@router.post("/cases", status_code=201)
def create_case(
    _: EditorDependency, resources: ResourcesDependency, response: Response, body: CaseLine
) -> CaseDetail:
    """One resolved case, as a line of the file format. Personal data in its texts are redacted."""
    created = service.create(resources, body)
    response.headers["Location"] = f"/v1/cases/{quote(created.id, safe='')}"
    return _shown(response, created)


@router.post("/cases:import")
async def import_cases(
    _: EditorDependency,
    resources: ResourcesDependency,
    request: Request,
    response: Response,
    dry_run: bool = False,
) -> CaseImport:
    """JSONL (`application/x-ndjson`, `application/jsonl`) or CSV (`text/csv`). The good lines are
    kept: 200 when all were, 207 when some were, 422 when none was."""
    media_type = request.headers.get("content-type", "")
    report = await importing.import_body(resources, await request.body(), media_type, dry_run)
    if report.failed:
        response.status_code = 207
    return report


@router.get("/cases/{case_id:path}")
def get_case(
    _: EditorDependency, session: SessionDependency, response: Response, case_id: str
) -> CaseDetail:
    return _shown(response, service.case(session, case_id))


@router.patch("/cases/{case_id:path}")
def change_case(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    case_id: str,
    body: CaseChanges,
    expected: Expected,
) -> CaseDetail:
    """Corrects it, takes it out of use, or back into it."""
    return _shown(response, service.change(resources, case_id, body, expected, caller))


@router.delete("/cases/{case_id:path}", status_code=204)
def delete_case(
    _: EditorDependency, resources: ResourcesDependency, case_id: str, expected: Expected
) -> None:
    """For good: what a citizen wrote is not kept in a trash. To be able to go back, retire it."""
    service.delete(resources, case_id, expected)


def _shown(response: Response, case: CaseDetail) -> CaseDetail:
    show_version(response, case.version)
    return case
