"""Writes a dataset: one line a question, only what it says, always in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from eval.dataset.example import Example
from indexes.snapshots.durable import write_atomically


def write_dataset(path: Path, examples: Iterable[Example]) -> None:
    """Raises OSError."""
    write_atomically(path, "".join(f"{line_of(example)}\n" for example in examples))


def line_of(example: Example) -> str:
    return json.dumps(example.model_dump(mode="json", exclude_defaults=True), ensure_ascii=False)
