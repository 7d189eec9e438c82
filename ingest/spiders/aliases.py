"""Under which address a page is kept, when it has several.

A page that names another one as canonical waits until that one was fetched: where both say the
same, it is an alias; where they differ (some sites name their front page on every page), both are
kept. Addresses that redirect are aliases of what they lead to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.revisions import nearly_same
from ingest.spiders.store import DocumentStore, Fetched


class Aliases:
    """`written`: sees to it that all that was kept can be read in the store."""

    def __init__(self, store: DocumentStore, written: Callable[[], None]) -> None:
        self._store = store
        self._written = written
        self._names: dict[str, set[str]] = defaultdict(set)  # document address → other addresses
        self._waiting: dict[str, list[Fetched]] = defaultdict(list)  # canonical → pages naming it
        # document address → text digest, of this crawl; None: as it is stored
        self._kept: dict[str, str | None] = {}
        self._lost: set[str] = set()  # addresses that gave no document

    def note(self, target: str, names: set[str]) -> None:
        self._names[target] |= names - {target}

    def flush(self) -> None:
        """At the end: names that came after their document had been stored."""
        self._written()
        for target, names in self._names.items():
            if target in self._kept and names:
                self._store.add_aliases(target, names)

    def is_open(self, url: str) -> bool:
        """Whether nothing is known of the address in this crawl."""
        return url not in self._kept and url not in self._lost

    def settle(self, item: Fetched, canonical: str | None) -> Iterator[Fetched]:
        """What is to be stored now that `item` was fetched: nothing, itself, and what waited."""
        own = item.url
        if canonical is None or canonical == own or canonical in self._lost:
            yield from self._keep(item)
        elif canonical in self._kept:
            yield from self._compare(item, canonical)
        else:
            self._waiting[canonical].append(item)

    def known(self, url: str) -> Iterator[Fetched]:
        """A stored page that did not change."""
        self._kept[url] = None
        yield from self._release(url)

    def failed(self, url: str) -> Iterator[Fetched]:
        """The address gave no document: those that waited for it stand on their own."""
        self._lost.add(url)
        for item in self._waiting.pop(url, []):
            yield from self._keep(item)

    def rest(self) -> Iterator[Fetched]:
        for url in list(self._waiting):
            yield from self.failed(url)

    def _keep(self, item: Fetched) -> Iterator[Fetched]:
        own = item.url
        self._kept[own] = item.words
        waiting = self._waiting.pop(own, [])
        same = {other.url for other in waiting if _same(other, item)}
        for url in same:
            self._lost.add(url)
            self.note(own, {url, *self._names.get(url, ())})
        names = {*item.document.aliases, *self._names.get(own, ())}
        yield replace(item, document=item.document.with_aliases(names))
        for other in waiting:
            if other.url not in same:
                yield from self._keep(other)

    def _release(self, url: str) -> Iterator[Fetched]:
        for item in self._waiting.pop(url, []):
            yield from self._compare(item, url)

    def _compare(self, item: Fetched, canonical: str) -> Iterator[Fetched]:
        if self._says_the_same(item, canonical):
            self._lost.add(item.url)
            self.note(canonical, {item.url, *self._names.get(item.url, ())})
        else:
            yield from self._keep(item)

    def _says_the_same(self, item: Fetched, canonical: str) -> bool:
        if self._kept[canonical] == item.words:
            return True
        self._written()
        return self._store.is_same_as(item.document.unpacked(), canonical)


def _same(one: Fetched, other: Fetched) -> bool:
    return one.words == other.words or nearly_same(
        one.document.unpacked(), other.document.unpacked()
    )
