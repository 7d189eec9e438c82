"""Takes a file of resolved cases over HTTP; what is good is kept, what is bad is reported."""

from __future__ import annotations

from fastapi.concurrency import run_in_threadpool

from assist.knowledge.schemas import ImportReport, LineError
from assist.problems import Problem
from assist.resources import Resources
from indexes import case_files
from indexes.database import session_scope
from indexes.jobs import enqueue
from indexes.redaction import RedactedCase
from indexes.repositories import CaseRepository


async def import_body(resources: Resources, body: bytes, media_type: str) -> ImportReport:
    """Raises Problem when no line is good. A reindex is queued, so that they can be found."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        reason = f"el texto no está en UTF-8 (octeto {error.start})"
        raise Problem("bad_import", errors=[{"line": 1, "reason": reason}]) from error
    return await run_in_threadpool(_import_text, resources, text, media_type)


def _import_text(resources: Resources, text: str, media_type: str) -> ImportReport:
    cases: list[RedactedCase] = []
    errors: list[LineError] = []
    for row in case_files.read_cases(text, case_files.format_of(media_type)):
        if isinstance(row, RedactedCase):
            cases.append(row)
        else:
            errors.append(LineError(line=row.line, reason=row.reason))
    if not cases:
        raise Problem("bad_import", errors=[error.model_dump() for error in errors])
    with session_scope(resources.engine) as session:
        repository = CaseRepository(session)
        for case in cases:
            repository.save(case)
    job = enqueue(resources.settings, "reindex", {"full": False})
    return ImportReport(imported=len(cases), failed=len(errors), errors=errors, reindex_job=job.id)
