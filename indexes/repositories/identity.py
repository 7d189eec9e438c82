"""Ids that are digests, so that every process gives the same one."""

from __future__ import annotations

from hashlib import blake2b


def document_id(url: str) -> str:
    """`doc_` and 16 hex digits of the canonical address."""
    return "doc_" + blake2b(url.encode("utf-8", "replace"), digest_size=8).hexdigest()
