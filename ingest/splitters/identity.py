"""Ids of passages: the same content has the same id in every build, on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

_63_BITS = (1 << 63) - 1


def passage_id(document_id: str, section: Sequence[str], text: str) -> int:
    """Positive, 63 bits."""
    named = "\x1e".join((document_id, "\x1f".join(section), text)).encode("utf-8", "replace")
    return (int.from_bytes(blake2b(named, digest_size=8).digest(), "big") & _63_BITS) or 1
