"""Snapshots: the builds of the index."""

from __future__ import annotations

from fastapi import APIRouter

from assist.auth.dependencies import EditorDependency, QualityDependency
from assist.dependencies import ResourcesDependency
from assist.snapshots import service
from assist.snapshots.schemas import SnapshotOut, SnapshotUnpinned

router = APIRouter(prefix="/v1/snapshots", tags=["snapshots"])


@router.get("")
def list_snapshots(_: QualityDependency, resources: ResourcesDependency) -> list[SnapshotOut]:
    """Newest first."""
    return service.snapshots(resources)


@router.post("/{snapshot_id}:activate")
def activate_snapshot(
    _: EditorDependency, resources: ResourcesDependency, snapshot_id: str
) -> SnapshotOut:
    """Puts it into use, without interrupting answers. An earlier one stays until it is unpinned:
    reindexing reports `held` meanwhile. The newest one follows the content again."""
    return service.activate(resources, snapshot_id)


@router.post("/{snapshot_id}:unpin")
def unpin_snapshot(
    _: EditorDependency, resources: ResourcesDependency, snapshot_id: str
) -> SnapshotUnpinned:
    """Goes on with what is stored: what was wrong with it is to be mended before."""
    return service.unpin(resources, snapshot_id)
