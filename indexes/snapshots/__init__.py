"""Snapshots: immutable builds of the indexes, switched atomically."""

from indexes.snapshots.manifest import Manifest
from indexes.snapshots.snapshot import Snapshot
from indexes.snapshots.store import SnapshotStore

__all__ = ["Manifest", "Snapshot", "SnapshotStore"]
