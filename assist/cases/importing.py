"""Takes a file of resolved cases over HTTP; what is good is kept, what is bad is reported."""

from __future__ import annotations

from fastapi.concurrency import run_in_threadpool

from assist.cases.schemas import CaseImport
from assist.problems import Problem
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from assist.uploads import decoded
from indexes.case_files import read_cases
from indexes.database import session_scope
from indexes.line_files import LineError, format_of
from indexes.redaction import RedactedCase
from indexes.repositories import CaseRepository


async def import_body(
    resources: Resources, body: bytes, media_type: str, dry_run: bool
) -> CaseImport:
    """Raises Problem when no line is good. A reindex is queued, so that they can be found."""
    return await run_in_threadpool(
        _import, resources, decoded(body, media_type), media_type, dry_run
    )


def _import(resources: Resources, text: str, media_type: str, dry_run: bool) -> CaseImport:
    found = list(read_cases(text, format_of(media_type)))
    good = [row for row in found if isinstance(row, RedactedCase)]
    bad = [row for row in found if isinstance(row, LineError)]
    if not good:
        raise Problem("bad_import", errors=[error.model_dump() for error in bad])
    job = None
    if not dry_run:
        _save(resources, good)
        job = ask_for_reindex(resources)
    return CaseImport(
        imported=len(good), failed=len(bad), errors=bad, dry_run=dry_run, reindex_job=job
    )


def _save(resources: Resources, good: list[RedactedCase]) -> None:
    with session_scope(resources.engine) as session:
        repository = CaseRepository(session)
        for case in good:
            repository.save(case)
