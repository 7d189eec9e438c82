"""The crawling process of the first source loads while the database is being opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from indexes.settings import Settings
from ingest.read_with import read_by_another
from ingest.sources import SourceConfig
from ingest.spiders.process import Process, crawling_process, end
from ingest.spiders.reading import AT_HAND


class Ahead:
    """Within its context. A process that nobody takes is ended."""

    def __init__(
        self, settings: Settings, sources: Sequence[SourceConfig], most: int | None
    ) -> None:
        self._settings = settings
        self._most = most
        self._source = next(filter(is_fetched, sources), None)
        self._process = self._begun(self._source) if self._source else None

    def take(self, source: SourceConfig) -> Process:
        process, mine = self._process, source is self._source
        if process is None or not mine:
            return self._begun(source)
        self._process = None
        return process

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_raised: object) -> None:
        if self._process is not None:
            with self._process as process:
                end(process)

    def _begun(self, source: SourceConfig) -> Process:
        return crawling_process(long=self._is_long(source))

    def _is_long(self, source: SourceConfig) -> bool:
        """Many pages are listed, and none of them was read by this version."""
        most = self._most or source.max_pages
        listed = bool(source.sitemaps) and most > AT_HAND
        return listed and read_by_another(self._settings, source.name)


def is_fetched(source: SourceConfig) -> bool:
    """Not only folders of this machine."""
    return len(source.folders) < len(source.start_urls) or bool(source.sitemaps)
