"""Looking through resolved cases, adding, correcting, retiring and deleting them."""

from __future__ import annotations

from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.cases.schemas import CaseChanges, CaseDetail, CaseOut, CasePage
from assist.grounds import grounds
from assist.preconditions import take_to_edit
from assist.problems import Problem
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from indexes.case_files import CaseLine, redacted
from indexes.database import session_scope
from indexes.redaction import redact
from indexes.repositories.cases import CaseFilter, CaseRepository
from indexes.repositories.dependencies import DependencyRepository
from indexes.tables import ResolvedCase, now
from prompts.catalogue import catalogue

WHAT = "ninguna consulta resuelta"


def cases(session: Session, chosen: CaseFilter, offset: int, limit: int) -> CasePage:
    repository = CaseRepository(session)
    rows = repository.search(chosen, offset, limit)
    return CasePage(total=repository.matching(chosen), items=[_out(row) for row in rows])


def case(session: Session, id: str) -> CaseDetail:
    row = CaseRepository(session).get(id)
    if row is None:
        raise Problem("not_found", what=WHAT, id=id)
    return CaseDetail(**_out(row).model_dump(), rests_on=grounds(session, f"case:{id}"))


def create(resources: Resources, given: CaseLine) -> CaseDetail:
    """Raises Problem when there is one with that id: correcting it is another call."""
    with session_scope(resources.engine) as session:
        repository = CaseRepository(session)
        if repository.get(given.id) is not None:
            raise Problem("already_exists", what="una consulta resuelta", id=given.id)
        repository.save(redacted(given))
        session.flush()
        created = case(session, given.id)
    return created.model_copy(update={"reindex_job": ask_for_reindex(resources)})


def change(
    resources: Resources, id: str, changes: CaseChanges, expected: int | None, caller: Caller
) -> CaseDetail:
    sent = changes.model_dump(exclude_unset=True, exclude={"retired", "reason"})
    if changes.retired and not changes.reason:
        message = catalogue("knowledge")["cases"]["reason"]
        raise Problem("invalid", errors=[{"field": "body.reason", "message": message}])
    with session_scope(resources.engine) as session:
        row = take_to_edit(session, ResolvedCase, id, expected, WHAT)
        if sent:
            _correct(row, sent, caller)
        if changes.retired is not None:
            _retire(row, changes.retired, changes.reason, caller)
        session.add(row)
        session.flush()
        changed = case(session, id)
    return changed.model_copy(update={"reindex_job": ask_for_reindex(resources)})


def delete(resources: Resources, id: str, expected: int | None) -> None:
    """For good: what a citizen wrote is not kept in a trash."""
    with session_scope(resources.engine) as session:
        take_to_edit(session, ResolvedCase, id, expected, WHAT)
        CaseRepository(session).delete(id)
        DependencyRepository(session).forget(f"case:{id}")
    ask_for_reindex(resources)


def _correct(row: ResolvedCase, sent: dict[str, str | None], caller: Caller) -> None:
    """What it rests on is looked at anew by the next reindex."""
    for name, value in sent.items():
        text = name in ("question", "answer")
        if value is not None or not text:
            setattr(row, name, str(redact(value).text) if text and value else value)
    row.stale, row.stale_reason, row.stale_facts, row.stale_at = False, "", [], None
    row.corrected_at = row.imported_at = now()
    row.corrected_by = caller.shown


def _retire(row: ResolvedCase, retired: bool, reason: str, caller: Caller) -> None:
    row.retired_at = now() if retired else None
    row.retired_by = caller.shown if retired else ""
    row.retired_reason = str(redact(reason).text) if retired else ""


def _out(row: ResolvedCase) -> CaseOut:
    shown = row.model_dump(include=set(CaseOut.model_fields))
    return CaseOut(**shown, version=row.row_version)
