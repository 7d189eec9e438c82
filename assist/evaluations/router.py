"""Evaluations: what was measured, and its report."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import FileResponse

from assist.auth.dependencies import QualityDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.evaluations import service
from assist.evaluations.schemas import EvaluationFile, EvaluationOut, EvaluationPage
from assist.evaluations.service import Mode
from assist.paging import Offset

router = APIRouter(prefix="/v1/evaluations", tags=["evaluations"])

# A report carries its style inside and loads nothing; whatever was quoted in it stays text.
_REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


@router.get("")
def list_evaluations(
    _: QualityDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    mode: Mode | None = None,
    offset: Offset = 0,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> EvaluationPage:
    return service.evaluations(session, resources.settings, mode, offset, limit)


@router.get("/{evaluation_id}")
def get_evaluation(
    _: QualityDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    evaluation_id: str,
) -> EvaluationOut:
    return service.evaluation(session, resources.settings, evaluation_id)


@router.get("/{evaluation_id}/{file}", response_class=FileResponse)
def get_evaluation_file(
    _: QualityDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    evaluation_id: str,
    file: EvaluationFile,
) -> FileResponse:
    path = service.file_of(session, resources.settings, evaluation_id, file)
    headers = {"Content-Security-Policy": _REPORT_POLICY}
    return FileResponse(path, media_type=file.media_type, headers=headers)
