"""Canonical answers. Proposals are made by the job `propose_canonical`, or written by hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from assist.auth.dependencies import EditorDependency
from assist.canonical import service
from assist.canonical.schemas import (
    Approval,
    CanonicalChanges,
    CanonicalDetail,
    CanonicalIn,
    CanonicalPage,
    CanonicalState,
    Decision,
)
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.paging import Limit, Offset
from assist.preconditions import Expected, show_version
from indexes.models import Aspect
from indexes.repositories.canonical_answers import CanonicalFilter

router = APIRouter(prefix="/v1/canonical-answers", tags=["canonical answers"])


@router.get("")
def list_canonical_answers(
    _: EditorDependency,
    session: SessionDependency,
    q: Annotated[str | None, Query(max_length=500, description="Palabras.")] = None,
    state: CanonicalState | None = None,
    stale: bool | None = None,
    procedure: str | None = None,
    aspect: Aspect | None = None,
    language: str | None = None,
    offset: Offset = 0,
    limit: Limit = 50,
) -> CanonicalPage:
    """The last edited first."""
    chosen = CanonicalFilter(
        procedure_code=procedure, aspect=aspect, language=language, state=state, stale=stale, text=q
    )
    return service.answers(session, chosen, offset, limit)


@router.post("", status_code=201)
def add_canonical_answer(
    caller: EditorDependency, resources: ResourcesDependency, response: Response, body: CanonicalIn
) -> CanonicalDetail:
    """A proposal, to be approved."""
    added = service.add(resources.engine, body, caller.shown)
    response.headers["Location"] = f"/v1/canonical-answers/{added.id}"
    return _shown(response, added)


@router.get("/{answer_id}")
def get_canonical_answer(
    _: EditorDependency, session: SessionDependency, response: Response, answer_id: str
) -> CanonicalDetail:
    """With the pages it rests on, what in it no page states, who relies on it, and its versions."""
    return _shown(response, service.answer(session, answer_id))


@router.patch("/{answer_id}")
def change_canonical_answer(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    answer_id: str,
    body: CanonicalChanges,
    expected: Expected,
) -> CanonicalDetail:
    """A new text of an approved answer comes back as a new version with an id of its own."""
    changed = service.change(resources.engine, answer_id, body, expected, caller.shown)
    return _shown(response, changed)


@router.post("/{answer_id}:approve")
def approve_canonical_answer(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    answer_id: str,
    expected: Expected,
    body: Approval | None = None,
) -> CanonicalDetail:
    """From now on it is what is answered; the version before it is superseded."""
    approval = body or Approval()
    approved = service.approve(resources.engine, answer_id, approval, expected, caller.shown)
    return _shown(response, approved)


@router.post("/{answer_id}:reject")
def reject_canonical_answer(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    answer_id: str,
    expected: Expected,
    body: Decision,
) -> CanonicalDetail:
    """The same words are not proposed again."""
    ended = service.reject(resources.engine, answer_id, body.reason, expected, caller.shown)
    return _shown(response, ended)


@router.post("/{answer_id}:expire")
def expire_canonical_answer(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    answer_id: str,
    expected: Expected,
    body: Decision,
) -> CanonicalDetail:
    """It is not used any more. It can be approved again."""
    ended = service.expire(resources.engine, answer_id, body.reason, expected, caller.shown)
    return _shown(response, ended)


@router.delete("/{answer_id}", status_code=204)
def delete_canonical_answer(
    _: EditorDependency, resources: ResourcesDependency, answer_id: str, expected: Expected
) -> None:
    """Only one that never was approved."""
    service.delete(resources.engine, answer_id, expected)


def _shown(response: Response, answer: CanonicalDetail) -> CanonicalDetail:
    show_version(response, answer.version)
    return answer
