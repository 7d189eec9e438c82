"""Sources that the agent does not want."""

from __future__ import annotations


def is_excluded(document_id: str, url: str, excluded: frozenset[str]) -> bool:
    """By document id or by address, with or without its #fragment."""
    return bool(excluded) and not excluded.isdisjoint((document_id, url, url.partition("#")[0]))
