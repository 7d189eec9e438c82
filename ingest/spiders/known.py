"""What earlier crawls stored of the source, read once at the start: a question to the database for
each page that did not change took longer than the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from indexes.repositories.known_pages import KnownPage
from ingest.spiders.scope import Scope
from ingest.spiders.store import DocumentStore


class KnownPages:
    def __init__(self, store: DocumentStore, scope: Scope) -> None:
        self._store = store
        self._scope = scope
        self._pages: dict[str, KnownPage] = {}
        self._links: dict[str, tuple[str, ...]] = {}

    def load(self, *, links: bool) -> None:
        """`links`: those of each page, too."""
        self._pages = {page.url: page for page in self._store.known()}
        fetched: dict[str, str] = {}  # one string for an address that is on many pages
        outside: set[str] = set()
        for url, found in self._store.known_links() if links else ():
            for link in found:
                if link not in fetched and link not in outside:
                    fetched.update({link: link} if self._scope.fetches(link) else {})
                    outside.update(() if link in fetched else (link,))
            self._links[url] = tuple(fetched[link] for link in found if link in fetched)

    def urls(self) -> Iterable[str]:
        return self._pages.keys()

    def seen_since(self, at: datetime) -> list[str]:
        """Addresses of what this crawl stored before it was cut short."""
        return [page.url for page in self._pages.values() if page.last_seen_at >= at]

    def links(self, url: str) -> tuple[str, ...] | None:
        """Those that may be followed; None when the page is not stored."""
        found = self._links.get(url)
        return self._store.links(url) if found is None else found

    def validators(self, url: str) -> dict[str, str]:
        """The headers with which to ask whether it changed."""
        page = self._pages.get(url)
        etag, modified = (page.etag, page.last_modified) if page else (None, None)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        return {name: value for name, value in asked.items() if value}
