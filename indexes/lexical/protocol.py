"""What every lexical index offers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol, Self

from indexes.models import Passage, Pool


class LexicalIndex(Protocol):
    """BM25 over title, section and text, with Spanish stemming and accents folded."""

    def __len__(self) -> int: ...

    @classmethod
    def build(cls, path: Path, passages: Iterable[Passage]) -> Self: ...

    @classmethod
    def open(cls, path: Path) -> Self: ...

    def search(self, query: str, k: int, pool: Pool | None = None) -> list[tuple[int, float]]:
        """Best first: (passage id, score). Any text is a valid query: operators are data.
        Ties are ordered by id."""
        ...

    def best_score(self, query: str, pool: Pool | None = None) -> float | None:
        """Of the passage that `search` puts first; None where it finds none."""
        ...
