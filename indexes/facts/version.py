"""Which extractor this is: what another one found is found again."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_FACTS = Path(__file__).parent
_BESIDE = ("stems.py", "folding.py")  # of the room, that decide what is found


@cache
def extractor_digest() -> str:
    """16 hex digits that change with its code and its vocabulary."""
    beside = (_FACTS.parent / name for name in _BESIDE)
    return digest_of([*_FACTS.rglob("*.py"), *_FACTS.rglob("*.toml"), *beside])


def digest_of(files: list[Path]) -> str:
    """Of their names and what they hold, in any order."""
    content = hashlib.blake2b(digest_size=8)
    for path in sorted(files, key=lambda one: (one.name, one)):
        content.update(f"{path.name}\0".encode() + path.read_bytes() + b"\0")
    return content.hexdigest()
