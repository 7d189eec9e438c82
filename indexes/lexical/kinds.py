"""Which lexical index for how many passages. Measured: docs/adr/0010."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from indexes.lexical.impact_index import ImpactIndex
from indexes.lexical.protocol import LexicalIndex
from indexes.lexical.tantivy_index import TantivyIndex
from indexes.models import Passage

LARGE = 50_000  # passages; of fewer, tantivy reads all that a search needs in half a millisecond


def build_lexical(path: Path, passages: Sequence[Passage]) -> LexicalIndex:
    """`path` becomes a folder. Raises OSError, also when the disk is full."""
    kind = TantivyIndex if len(passages) < LARGE else ImpactIndex
    return kind.build(path, passages)


def open_lexical(path: Path) -> LexicalIndex:
    """Whichever was built there. Raises SnapshotDamaged."""
    return ImpactIndex.open(path) if ImpactIndex.is_at(path) else TantivyIndex.open(path)
