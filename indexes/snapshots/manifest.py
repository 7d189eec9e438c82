"""What a snapshot's folder says of itself."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from indexes.errors import SnapshotDamaged
from indexes.file_digest import file_digest
from indexes.models import Value

MANIFEST = "manifest.json"
FORMAT = 1  # raise when older code could not read what newer code writes, or the other way round


class Manifest(Value):
    id: str
    format: int
    created_at: datetime
    embedder_name: str
    embedder_digest: str
    dimensions: int
    passages: int
    documents: int
    digests: dict[str, str]  # relative file name -> SHA-256
    note: str = ""


def read_manifest(folder: Path) -> Manifest:
    """Raises SnapshotDamaged, and FileNotFoundError when the folder is not there (any more)."""
    content = (folder / MANIFEST).read_bytes()
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        raise SnapshotDamaged(f"{folder / MANIFEST} no es un manifiesto; {REMEDY}") from error


def digests_of(folder: Path) -> dict[str, str]:
    """Of every file below `folder` but the manifest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): file_digest(path)
        for path in files
        if path.name != MANIFEST
    }


def check_digests(folder: Path, manifest: Manifest) -> None:
    """Raises SnapshotDamaged; FileNotFoundError when the whole folder was pruned meanwhile."""
    for name, expected in manifest.digests.items():
        path = folder / name
        if not path.is_file():
            read_manifest(folder)
            raise SnapshotDamaged(f"falta {path}; {REMEDY}")
        if file_digest(path) != expected:
            raise SnapshotDamaged(f"{path} no es lo que se escribió; {REMEDY}")


REMEDY = "vuelva a la anterior con `ventanilla snapshot rollback` o ejecute `ventanilla reindex`"
