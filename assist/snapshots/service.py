"""Which builds of the index there are, and which one is in use."""

from __future__ import annotations

from assist.problems import Problem
from assist.reindexing import ask_for_reindex
from assist.resources import Resources
from assist.snapshots.schemas import SnapshotOut, SnapshotUnpinned
from indexes.errors import NoSnapshot, SnapshotError
from indexes.snapshots.manifest import FORMAT, Manifest


def snapshots(resources: Resources) -> list[SnapshotOut]:
    """Newest first."""
    return [_out(manifest, resources) for manifest in resources.snapshots.list()]


def activate(resources: Resources, id: str) -> SnapshotOut:
    """Answers come from it from now on, and an earlier one is pinned. It is opened
    first: one that is damaged is refused, and the one in use stays."""
    store = resources.snapshots
    try:
        opened = store.open(id)
        store.rollback(id)
    except NoSnapshot as error:
        raise Problem("not_found", what="ninguna instantánea", id=id) from error
    except SnapshotError as error:
        raise Problem("conflict", reason=f"{error}".capitalize()) from error
    return _out(opened.manifest, resources)


def unpin(resources: Resources, id: str) -> SnapshotUnpinned:
    """Raises Problem 409 when that one is not pinned."""
    if resources.snapshots.pinned_id() != id:
        raise Problem("conflict", reason=f"La instantánea {id} no está fijada")
    resources.snapshots.unpin()
    return SnapshotUnpinned(id=id, reindex_job=ask_for_reindex(resources))


def _out(manifest: Manifest, resources: Resources) -> SnapshotOut:
    store, embedder = resources.snapshots, resources.embedder
    usable = manifest.format == FORMAT and manifest.embedder_digest == embedder.digest
    return SnapshotOut(
        id=manifest.id,
        created_at=manifest.created_at,
        passages=manifest.passages,
        documents=manifest.documents,
        embedder=manifest.embedder_name,
        current=manifest.id == store.current_id(),
        pinned=manifest.id == store.pinned_id(),
        usable=usable,
    )
