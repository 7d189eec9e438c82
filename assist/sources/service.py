"""Adding, changing, deleting and restoring sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from pydantic import ValidationError
from sqlmodel import Session

from assist.auth.dependencies import Caller
from assist.auth.roles import Role
from assist.preconditions import take_to_edit
from assist.problems import Problem, invalid_fields
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from assist.sources.health import health_of, planned_run
from assist.sources.schemas import (
    SourceChanges,
    SourceDeleted,
    SourceOut,
    SourceRestored,
    Undo,
)
from indexes.database import session_scope
from indexes.repositories import DocumentRepository, JobRepository, SourceRepository
from indexes.settings import Settings
from indexes.sources import AUTHORITY, SOURCES_FILE, SourceDefinition, names_in_file
from indexes.tables import Job, Source, now

WHAT = "ninguna fuente"
_DANGERS = {
    "folder": "ficheros del servidor",
    "allow_private": "direcciones de la red interna",
}


def sources(session: Session, settings: Settings, deleted: bool = False) -> list[SourceOut]:
    show = _Showing(session, settings)
    return [show(row) for row in SourceRepository(session).list(deleted)]


def source(session: Session, settings: Settings, name: str) -> SourceOut:
    row = SourceRepository(session).get(name, deleted=True)
    if row is None:
        raise Problem("not_found", what=WHAT, id=name)
    return _Showing(session, settings)(row)


def add(resources: Resources, definition: SourceDefinition, caller: Caller) -> SourceOut:
    _check_allowed(definition, None, resources.settings, caller)
    _check_not_in_file(resources.settings, definition.name)
    with session_scope(resources.engine) as session:
        repository = SourceRepository(session)
        existing = repository.get(definition.name, deleted=True)
        if existing is not None:
            code = "already_exists" if existing.deleted_at is None else "in_trash"
            raise Problem(code, what="una fuente", id=definition.name)
        repository.save(definition.row())
        return source(session, resources.settings, definition.name)


def change(
    resources: Resources, name: str, changes: SourceChanges, expected: int | None, caller: Caller
) -> SourceOut:
    _check_not_in_file(resources.settings, name)
    with session_scope(resources.engine) as session:
        before = _in_use(take_to_edit(session, Source, name, expected, WHAT))
        after = _checked({**_values(before), **changes.model_dump(exclude_unset=True)})
        _check_allowed(after, before, resources.settings, caller)
        SourceRepository(session).save(after.row())
        return source(session, resources.settings, name)


def delete(resources: Resources, name: str, expected: int | None) -> SourceDeleted:
    """Raises Problem 409 while it is being crawled."""
    _check_not_in_file(resources.settings, name)
    with session_scope(resources.engine) as session:
        _in_use(take_to_edit(session, Source, name, expected, WHAT))
        _check_idle(session, name)
        documents = SourceRepository(session).withdraw(name, now())
    return SourceDeleted(
        name=name,
        documents=documents,
        undo=Undo(href=f"/v1/sources/{quote(name, safe='')}:restore"),
        reindex_job=ask_for_reindex(resources),
    )


def restore(resources: Resources, name: str) -> SourceRestored:
    """With the documents that it had; nothing happens to one that was not deleted."""
    with session_scope(resources.engine) as session:
        take_to_edit(session, Source, name, None, WHAT)
        documents = SourceRepository(session).restore(name)
        restored = source(session, resources.settings, name)
    return SourceRestored(
        source=restored, documents=documents, reindex_job=ask_for_reindex(resources)
    )


class _Showing:
    """What all sources of one answer are shown with is read once."""

    def __init__(self, session: Session, settings: Settings) -> None:
        self._in_file = names_in_file(settings)
        self._documents = DocumentRepository(session).count_by_source()
        self._jobs = crawls(JobRepository(session).active())
        self._at = now()

    def __call__(self, row: Source) -> SourceOut:
        job = self._jobs.get(row.name)
        shown = row.model_dump(include=set(SourceOut.model_fields))
        return SourceOut.model_validate(
            {
                **shown,
                "defined_in": "file" if row.name in self._in_file else "database",
                "documents": self._documents.get(row.name, 0),
                "health": health_of(row, job, self._at),
                "running_job": job.id if job else None,
                "next_run_at": None if row.deleted_at else planned_run(row, self._at),
                "version": row.row_version,
            }
        )


def crawls(jobs: list[Job]) -> dict[str, Job]:
    """The first of these jobs that crawls each source."""
    found: dict[str, Job] = {}
    for job in jobs:
        for lock in job.locks:
            kind, _, name = lock.partition(":")
            if kind == "crawl":
                found.setdefault(name, job)
    return found


def _in_use(row: Source) -> Source:
    if row.deleted_at is not None:
        raise Problem("in_trash", id=row.name)
    return row


def _values(row: Source) -> dict[str, Any]:
    """Its definition. The authority of its kind is left out, so that it follows the kind."""
    values = row.model_dump(include=set(SourceDefinition.model_fields))
    if row.authority == AUTHORITY.get(row.kind):
        del values["authority"]
    return values


def _checked(values: Mapping[str, Any]) -> SourceDefinition:
    try:
        return SourceDefinition.model_validate(values)
    except ValidationError as error:
        raise Problem("invalid", errors=invalid_fields(error)) from error


def _check_not_in_file(settings: Settings, name: str) -> None:
    if name in names_in_file(settings):
        raise Problem("in_file", id=name, file=SOURCES_FILE)


def _check_allowed(
    after: SourceDefinition, before: Source | None, settings: Settings, caller: Caller
) -> None:
    """Reading this machine's files, or its network from inside, is for administrators to grant."""
    if caller.role is Role.ADMIN:
        return
    if after.kind == "folder" and not _same_folders(after, before):
        raise Problem("reserved", field="kind", danger=_DANGERS["folder"])
    granted = settings.allow_private_addresses or (before is not None and before.allow_private)
    if after.allow_private and not granted:
        raise Problem("reserved", field="allow_private", danger=_DANGERS["allow_private"])


def _same_folders(after: SourceDefinition, before: Source | None) -> bool:
    if before is None or before.kind != "folder":
        return False
    return set(after.folders) <= set(before.start_urls)


def _check_idle(session: Session, name: str) -> None:
    job = crawls(JobRepository(session).active()).get(name)
    if job is not None:
        raise Problem("crawl_running", id=name, job=job.id, shown={"job": job.id})
