"""Which version of extraction and cleaning this is."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources

_PACKAGES = ("ingest.extractors", "ingest.cleaners")
_SUFFIXES = (".py", ".toml")


@cache
def extractor_digest() -> str:
    """Of its own files: pages that did not change are read again when their reading did."""
    digest = blake2b(digest_size=8)
    for package in _PACKAGES:
        files = (
            item for item in resources.files(package).iterdir() if item.name.endswith(_SUFFIXES)
        )
        for item in sorted(files, key=lambda item: item.name):
            digest.update(item.name.encode() + b"\0" + item.read_bytes())
    return digest.hexdigest()
