"""Sources: what is ingested."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Response

from assist.auth.dependencies import EditorDependency
from assist.dependencies import ResourcesDependency, SessionDependency
from assist.preconditions import Expected, show_version
from assist.sources import service
from assist.sources.schemas import SourceChanges, SourceDeleted, SourceOut, SourceRestored
from indexes.sources import SourceDefinition

router = APIRouter(prefix="/v1/sources", tags=["sources"])


@router.get("")
def list_sources(
    _: EditorDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    deleted: bool = False,
) -> list[SourceOut]:
    """With their health, what their last crawl reported, and when the next one is due. `deleted`:
    those that can be restored."""
    return service.sources(session, resources.settings, deleted)


@router.post("", status_code=201)
def add_source(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    body: SourceDefinition,
) -> SourceOut:
    """Folders of the server and private addresses take an administrator's key."""
    added = service.add(resources, body, caller)
    response.headers["Location"] = f"/v1/sources/{quote(added.name, safe='')}"
    show_version(response, added.version)
    return added


@router.post("/{name:path}:restore")
def restore_source(
    _: EditorDependency, resources: ResourcesDependency, name: str
) -> SourceRestored:
    """Takes a deletion back, with the documents that the source had."""
    return service.restore(resources, name)


@router.get("/{name:path}")
def get_source(
    _: EditorDependency,
    session: SessionDependency,
    resources: ResourcesDependency,
    response: Response,
    name: str,
) -> SourceOut:
    found = service.source(session, resources.settings, name)
    show_version(response, found.version)
    return found


@router.patch("/{name:path}")
def change_source(
    caller: EditorDependency,
    resources: ResourcesDependency,
    response: Response,
    name: str,
    body: SourceChanges,
    expected: Expected,
) -> SourceOut:
    """Only what is sent is changed. `null` takes a limit or a schedule away."""
    changed = service.change(resources, name, body, expected, caller)
    show_version(response, changed.version)
    return changed


@router.delete("/{name:path}")
def delete_source(
    _: EditorDependency, resources: ResourcesDependency, name: str, expected: Expected
) -> SourceDeleted:
    """Its documents leave answers with the next reindex. For 30 days it can be restored by the
    call in `undo`."""
    return service.delete(resources, name, expected)
