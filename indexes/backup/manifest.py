"""What an archive says of itself. It is its last member: an archive without it was cut off."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import ValidationError

from indexes.errors import BackupDamaged
from indexes.models import Value

Kind = Literal["sqlite", "postgresql"]

MANIFEST = "manifest.json"
FORMAT = 1  # raise when older code could not put back what newer code writes
DATA = "data/"  # files of the data directory stand below it
DUMPS: dict[Kind, str] = {
    "sqlite": "database/ventanilla.sqlite",
    "postgresql": "database/ventanilla.pgdump",
}
MAX_BYTES = 50_000_000  # of the manifest: some 300,000 files


class Entry(Value):
    bytes: int
    sha256: str


class BackupManifest(Value):
    format: int
    version: str  # of the program
    created_at: datetime
    database: Kind
    revision: str  # the last migration of the database
    snapshot: str | None  # the one in use
    files: dict[str, Entry]  # by name in the archive

    @property
    def bytes(self) -> int:
        return sum(entry.bytes for entry in self.files.values())


def parse_manifest(content: bytes) -> BackupManifest:
    """Raises BackupDamaged, also for an archive of a version to come."""
    try:
        manifest = BackupManifest.model_validate_json(content)
    except ValidationError as error:
        raise BackupDamaged("el manifiesto de la copia no se entiende") from error
    if manifest.format != FORMAT:
        raise BackupDamaged(
            f"la copia tiene el formato {manifest.format} (la hizo Ventanilla {manifest.version}) "
            f"y esta versión lee el {FORMAT}"
        )
    return manifest
