"""What a job needs for itself while it runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def locks_for(kind: str, payload: dict[str, Any], all_sources: Iterable[str]) -> list[str]:
    """One crawl of a source at a time, one reindex, one round with another system; sorted, so that
    two jobs that need the same things never wait for each other. A crawl that names no source is of
    all of them."""
    if kind == "crawl":
        named = payload.get("sources") or ([payload["source"]] if payload.get("source") else [])
        return sorted({f"crawl:{name}" for name in named or all_sources})
    if kind == "sync_dataverse":
        return [kind]
    return ["reindex"] if kind in ("reindex", "upkeep") else []
