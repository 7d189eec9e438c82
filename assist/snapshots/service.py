"""Which builds of the index there are, and which one is in use."""

from __future__ import annotations

from assist.problems import Problem
from assist.resources import Resources
from assist.snapshots.schemas import SnapshotOut
from indexes.embedders.protocol import Embedder
from indexes.errors import NoSnapshot, SnapshotError
from indexes.snapshots.manifest import FORMAT, Manifest


def snapshots(resources: Resources) -> list[SnapshotOut]:
    """Newest first."""
    current = resources.snapshots.current_id()
    found = resources.snapshots.list()
    return [_out(manifest, current, resources.embedder) for manifest in found]


def activate(resources: Resources, id: str) -> SnapshotOut:
    """Answers come from it from now on. It is opened first: one that is damaged is refused, and the
    one in use stays."""
    store = resources.snapshots
    try:
        opened = store.open(id)
        store.switch(id)
    except NoSnapshot as error:
        raise Problem("not_found", what="ninguna instantánea", id=id) from error
    except SnapshotError as error:
        raise Problem("conflict", reason=f"{error}".capitalize()) from error
    return _out(opened.manifest, store.current_id(), resources.embedder)


def _out(manifest: Manifest, current: str | None, embedder: Embedder) -> SnapshotOut:
    usable = manifest.format == FORMAT and manifest.embedder_digest == embedder.digest
    return SnapshotOut(
        id=manifest.id,
        created_at=manifest.created_at,
        passages=manifest.passages,
        documents=manifest.documents,
        embedder=manifest.embedder_name,
        current=manifest.id == current,
        usable=usable,
    )
