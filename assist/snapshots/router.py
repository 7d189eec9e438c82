"""Snapshots: the builds of the index."""

from __future__ import annotations

from fastapi import APIRouter

from assist.auth.dependencies import EditorDependency, QualityDependency
from assist.dependencies import ResourcesDependency
from assist.snapshots import service
from assist.snapshots.schemas import SnapshotOut

router = APIRouter(prefix="/v1/snapshots", tags=["snapshots"])


@router.get("")
def list_snapshots(_: QualityDependency, resources: ResourcesDependency) -> list[SnapshotOut]:
    """Newest first."""
    return service.snapshots(resources)


@router.post("/{snapshot_id}:activate")
def activate_snapshot(
    _: EditorDependency, resources: ResourcesDependency, snapshot_id: str
) -> SnapshotOut:
    """Puts it into use, without interrupting answers. The next reindex brings what is stored now:
    what was wrong with the newer one is to be mended before."""
    return service.activate(resources, snapshot_id)
