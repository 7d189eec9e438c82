"""Remembers that a crawl began and did not end, so that the next one goes on where it stopped."""

from __future__ import annotations

from datetime import datetime, timedelta
from hashlib import blake2b
from pathlib import Path

from indexes.settings import Settings
from indexes.snapshots.durable import write_atomically
from ingest.extractors.version import extractor_digest

# Later than this the pages may have changed meanwhile, and all are asked for again.
STILL_FRESH = timedelta(hours=6)


class CrawlMark:
    """A small file for each source while it is being crawled. What another version of extraction
    read is read again, so that its mark does not count."""

    def __init__(self, settings: Settings, source: str) -> None:
        name = f"{source}\0{extractor_digest()}"
        digest = blake2b(name.encode(), digest_size=8).hexdigest()
        self._path: Path = settings.data_dir / "crawls" / f"{digest}.started"

    def started(self, now: datetime) -> datetime | None:
        """When the crawl that did not end began; None when there is none, or it is too old."""
        try:
            began = datetime.fromisoformat(self._path.read_text(encoding="utf-8").strip())
        except (OSError, ValueError):
            return None
        return began if timedelta(0) <= now - began <= STILL_FRESH else None

    def set(self, began: datetime) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(self._path, began.isoformat() + "\n")

    def clear(self) -> None:
        self._path.unlink(missing_ok=True)
