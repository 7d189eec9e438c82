"""Remembers with which version of extraction each source was last read as a whole."""

from __future__ import annotations

import json
from pathlib import Path

from indexes.settings import Settings
from indexes.snapshots.durable import only_one, write_atomically
from ingest.extractors.version import extractor_digest

_FILE = "read_with.json"


def read_by_another(settings: Settings, source: str) -> bool:
    """Whether the stored pages of the source were read by another version: then a page that says
    that it did not change is fetched all the same."""
    return _load(settings.data_dir / _FILE).get(source) != extractor_digest()


def remember(settings: Settings, source: str) -> None:
    """After a crawl that saw everything."""
    path = settings.data_dir / _FILE
    with only_one(settings.data_dir / ".read_with.lock"):
        known = {**_load(path), source: extractor_digest()}
        write_atomically(path, json.dumps(known, indent=1, sort_keys=True))


def _load(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
