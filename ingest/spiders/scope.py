"""Which addresses belong to a source, and which are worth fetching."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ingest.extractors.addresses import host_of
from ingest.sources import SourceConfig

LONGEST = 1000  # characters of an address
REPEATED = 4  # times the same step in one path: /a/b/a/b/a/b/a is a trap
_SKIPPED = frozenset((files("ingest.spiders") / "skipped.txt").read_text("utf-8").split())


class Scope:
    """`fetches`: may be requested. `indexes`: may become a document."""

    def __init__(self, source: SourceConfig) -> None:
        self._domains = source.domains
        self._include = [re.compile(pattern) for pattern in source.include]
        self._exclude = [re.compile(pattern) for pattern in source.exclude]

    def has_host(self, url: str) -> bool:
        host = host_of(url)
        return any(host == domain or host.endswith("." + domain) for domain in self._domains)

    def fetches(self, url: str) -> bool:
        if len(url) > LONGEST or not self.has_host(url):
            return False
        path = PurePosixPath(urlsplit(url).path)
        if path.suffix.lower().lstrip(".") in _SKIPPED or _is_trap(path):
            return False
        return not any(pattern.search(url) for pattern in self._exclude)

    def indexes(self, url: str) -> bool:
        return self.fetches(url) and (
            not self._include or any(pattern.search(url) for pattern in self._include)
        )


def _is_trap(path: PurePosixPath) -> bool:
    return any(count >= REPEATED for count in Counter(path.parts).values())
