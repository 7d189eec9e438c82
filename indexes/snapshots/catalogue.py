"""Which snapshots there are, and which one is in use: files only, no index is opened."""

from __future__ import annotations

from pathlib import Path

from indexes.errors import SnapshotDamaged
from indexes.snapshots.manifest import Manifest, read_manifest

CURRENT = "current"
PINNED = "pinned"


def current_id(root: Path) -> str | None:
    return _named(root / CURRENT)


def pinned_id(root: Path) -> str | None:
    """The one in use, when somebody went back to it and it is to stay; None when the next reindex
    may replace it."""
    pinned = _named(root / PINNED)
    return pinned if pinned is not None and pinned == current_id(root) else None


def _named(file: Path) -> str | None:
    try:
        with file.open("rb", buffering=0) as opened:  # every question reads it
            return opened.read().decode().strip() or None
    except FileNotFoundError:
        return None


def manifests(root: Path) -> list[Manifest]:
    """Newest first."""
    found = [m for folder in root.glob("[!.]*/") if (m := _manifest_or_none(folder))]
    return sorted(found, key=lambda manifest: manifest.id, reverse=True)


def _manifest_or_none(folder: Path) -> Manifest | None:
    """None for what is damaged, or was pruned meanwhile."""
    try:
        return read_manifest(folder)
    except (OSError, SnapshotDamaged):
        return None
