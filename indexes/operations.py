"""What one does with any procedure: it tells none apart."""

from __future__ import annotations

from functools import cache
from importlib import resources

from indexes.stems import stems_of


@cache
def operations() -> frozenset[str]:
    words = (resources.files("indexes") / "operations.txt").read_text(encoding="utf-8")
    return stems_of(" ".join(line for line in words.splitlines() if not line.startswith("#")))
