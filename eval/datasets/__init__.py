"""Evaluation datasets, by name: those that are shipped, and those of a data directory."""

from __future__ import annotations

from pathlib import Path

from eval.errors import DatasetNotFound

SHIPPED = Path(__file__).parent
OWN = "datasets"  # folder in the data directory


def dataset_path(name: str, data_dir: Path) -> Path:
    """A dataset of the data directory goes before a shipped one of the same name. `name` may leave
    `.jsonl` out. Raises DatasetNotFound with the names there are."""
    wanted = name.removesuffix(".jsonl")
    known = datasets(data_dir)
    if wanted not in known:
        raise DatasetNotFound(name, tuple(known))
    return known[wanted]


def datasets(data_dir: Path) -> dict[str, Path]:
    found = [*sorted(SHIPPED.glob("*.jsonl")), *sorted((data_dir / OWN).glob("*.jsonl"))]
    return {path.stem: path for path in found}
