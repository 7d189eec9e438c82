"""Says on which snapshot a dataset was labelled: `FILE.frozen.json` beside it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from eval.canonical import canonical_json
from eval.dataset.reading import digest_of, load_dataset
from eval.errors import DatasetInvalid
from indexes.models import Value
from indexes.snapshots.durable import write_atomically


class Frozen(Value):
    dataset_digest: str
    snapshot: str
    frozen_at: str


def freeze(path: Path, snapshot: str) -> Frozen:
    """Raises DatasetInvalid, OSError."""
    load_dataset(path)
    frozen = Frozen(
        dataset_digest=digest_of(path),
        snapshot=snapshot,
        frozen_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    write_atomically(frozen_path(path), canonical_json(frozen.model_dump()))
    return frozen


def frozen_of(path: Path) -> Frozen | None:
    """None when it was not frozen. Raises DatasetInvalid when the record is damaged."""
    record = frozen_path(path)
    if not record.exists():
        return None
    try:
        return Frozen.model_validate_json(record.read_bytes())
    except ValueError as error:
        raise DatasetInvalid(str(record), ["no es un registro de congelación"]) from error


def frozen_path(path: Path) -> Path:
    return path.with_name(path.name + ".frozen.json")
