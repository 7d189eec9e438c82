"""The spider: robots.txt and sitemaps, then pages and their links, each page once.

1. `start` asks for robots.txt of every host, the sitemaps, the start pages, and what is known from
   earlier crawls, with validators so that unchanged pages answer 304.
2. `parse` reads one page, follows its links, and settles under which address it is kept.
3. It is stored with others, a moment later. Failures go to `failed`. `idle` settles what waits.
"""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from ingest.errors import IngestError
from ingest.extractors.addresses import absolute_url, canonical_url, host_of
from ingest.spiders.aliases import Aliases
from ingest.spiders.batch import Batch
from ingest.spiders.events import CrawlEvent
from ingest.spiders.failures import failed
from ingest.spiders.known import KnownPages
from ingest.spiders.parcels import Parcel
from ingest.spiders.plan import CrawlPlan
from ingest.spiders.reading import Reader
from ingest.spiders.rendering import rendered
from ingest.spiders.scope import Scope
from ingest.spiders.sitemaps import read_robots, read_sitemap
from ingest.spiders.store import DocumentStore, Fetched
from ingest.texts import failure

KNOWN, FOUND, LISTED, ASKED = -10, 0, 5, 100  # priorities of requests
TOLD_EVERY_S = 0.2
_UNCHANGED = 304
_CONTROL = re.compile(r"[\x00-\x20]+")


class SiteSpider(Spider):  # type: ignore[misc]  # scrapy is not typed
    name = "site"
    handle_httpstatus_list = [_UNCHANGED]  # noqa: RUF012  # Scrapy's name

    def __init__(self, plan: CrawlPlan, store: DocumentStore, emit: Any) -> None:
        super().__init__()
        self.plan = plan
        self.store = store
        self.emit = emit
        self.scope = Scope(plan.source)
        self.batch = Batch(store, emit)
        self.aliases = Aliases(store, self.batch.write)
        self.reader = Reader()
        self.fetched = 0
        self.truncated = False
        self.refused_start = False
        self.ended = ""  # why
        self.held_back: list[str] = []  # could not be fetched this time
        self.known = KnownPages(store, self.scope)
        self._asked: set[str] = set()
        self._had: dict[str, None] = {}  # in order: before the crawl was cut short
        self._told = 0.0  # when progress was last told, on a clock of its own
        self._untold: list[CrawlEvent] = []  # what goes with it

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SiteSpider:
        spider: SiteSpider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.closing, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        self.known.load(links=self.plan.resumed or not self.plan.refetch)
        source = self.plan.source
        starts = [canonical_url(url) for url in source.start_urls if url not in source.folders]
        self._take_up(self.known.seen_since(self.plan.started_at) if self.plan.resumed else ())
        for origin in dict.fromkeys(map(_origin, [*starts, *source.sitemaps])):
            yield self._quiet(f"{origin}/robots.txt", self.robots)
            if not source.sitemaps:
                yield self._quiet(f"{origin}/sitemap.xml", self.sitemap)
        for url in source.sitemaps:
            yield self._quiet(url, self.sitemap, errback=self.failed)
        for url in starts:
            if url not in self._had:
                yield self._page(url, priority=ASKED, start=True)
        for url in self._had:
            for request in self._follow(self.known.links(url) or ()):
                yield request
        for url in self.known.urls():
            if url not in self._had and self.scope.fetches(url):
                yield self._page(url, priority=KNOWN, depth=source.max_depth)

    def robots(self, response: Response) -> Iterator[Request]:
        robots = read_robots(response.body, self.settings["USER_AGENT"])
        self._slow_down(robots.delay_s)
        if not self.plan.source.sitemaps:
            yield from (self._quiet(url, self.sitemap) for url in robots.sitemaps)

    def sitemap(self, response: Response) -> Iterator[Request]:
        is_index, found = read_sitemap(response.body)
        located = filter(None, (absolute_url(response.url, loc) for loc in found))
        urls = list(map(canonical_url, located))
        if not is_index:
            self.reader.expect(sum(not self.known.validators(url) for url in urls))
        for url in urls:
            if is_index:
                yield from [self._quiet(url, self.sitemap)] if self.scope.has_host(url) else []
            elif url not in self._had and self.scope.fetches(url):
                yield self._page(url, priority=LISTED)

    async def parse(self, response: Response, **_: Any) -> list[Request]:
        """A list: Scrapy puts a generator of its own around each step of one that is not."""
        if self.truncated:
            return []
        self._count()
        url = canonical_url(response.url)
        if response.status == _UNCHANGED:
            return [*self._unchanged(url)]
        page = await self._read(response, url)
        if page is None:
            self._keep(self.aliases.failed(url))
            return []
        followed = self._follow(page.links) if page.follow else ()
        return [*followed, *self._settle(page, response, url)]

    def failed(self, problem: Failure) -> None:
        request: Request = problem.request
        url = canonical_url(request.url)
        first = request.meta.get("redirect_urls", [url])[0]
        event = failed(first, problem, self.settings.getint("DOWNLOAD_MAXSIZE"))
        if event.transient:
            self.held_back.append(url)
        self.refused_start = self.refused_start or bool(request.meta.get("start"))
        self.emit(event)
        self._keep(self.aliases.failed(url))

    def redirected(self, before: list[str], target: str) -> None:
        """Called by the redirect middleware; where the target was fetched before, it is not asked
        for again."""
        names = {canonical_url(url) for url in before}
        self.aliases.note(target, names)

    def with_validators(self, request: Request) -> Request:
        """Those of the address that is asked for, not of one that redirected to it."""
        headers = request.headers.copy()
        for name in ("If-None-Match", "If-Modified-Since"):
            headers.pop(name, None)
        headers.update(self._validators(canonical_url(request.url)))
        return request.replace(headers=headers)

    def closing(self, reason: str) -> None:
        self.ended = reason
        self._tell()
        self.aliases.flush()
        self.batch.write()

    def idle(self) -> None:
        """Pages whose canonical address never came are kept under their own."""
        self._tell()
        self._keep(self.aliases.rest())

    def _keep(self, pages: Iterable[Fetched]) -> None:
        for page in pages:
            self.batch.add(page)

    def _take_up(self, urls: Iterable[str]) -> None:
        """What this crawl had before it was cut short."""
        for url in urls:
            self._had[url] = None
            self._asked.add(url)
            self._untold.append(CrawlEvent(kind="unchanged", url=url))

    def _validators(self, url: str) -> dict[str, str]:
        return {} if self.plan.refetch else self.known.validators(url)

    def _page(
        self, url: str, priority: int, *, start: bool = False, depth: int | None = None
    ) -> Request:
        """`depth`: how far it counts as being from a start page, where no link led to it."""
        meta: dict[str, Any] = {"start": True} if start else {}
        if depth is not None:
            meta["depth"] = depth
        if self.plan.source.render == "browser":
            return Request(
                url, self.parse, errback=self.failed, priority=priority, meta=rendered(meta)
            )
        return Request(
            url, self.parse, errback=self.failed, priority=priority, meta=meta,
            headers=self._validators(url),
        )  # fmt: skip

    def _quiet(self, url: str, callback: Any, errback: Any = None) -> Request:
        return Request(
            url, callback, errback=errback or _ignore, priority=ASKED + 1,
            meta={"dont_obey_robotstxt": True},
        )  # fmt: skip

    async def _read(self, response: Response, url: str) -> Parcel | None:
        declared = (response.headers.get("Content-Type") or b"").decode("latin-1")
        try:
            page = await self.reader.read(response.body, response.url, declared)
        except IngestError as error:
            self._report("failed", url, (error.reason, error.remedy))
            return None
        except Exception as error:
            self.logger.exception("cannot read %s", url)
            self._report(
                "failed", url, failure("unreadable", detail=f"{type(error).__name__}: {error}")
            )
            return None
        return page

    def _follow(self, links: Iterable[str]) -> Iterator[Request]:
        for link in links:
            if link not in self._asked and self.scope.fetches(link):
                self._asked.add(link)
                yield self._page(link, priority=FOUND)

    def _settle(self, page: Parcel, response: Response, url: str) -> Iterator[Request]:
        why_not = self._why_not(page, url)
        if why_not is not None:
            kind, code = why_not
            if code:
                self._report(kind, url, failure(code))
            self._keep(self.aliases.failed(url))
            return
        item = Fetched(
            page.document, page.digest, page.words, page.links,
            _header(response, "ETag"), _header(response, "Last-Modified"),
        )  # fmt: skip
        canonical = (
            page.canonical if page.canonical and self.scope.fetches(page.canonical) else None
        )
        if canonical and canonical != url and self.aliases.is_open(canonical):
            yield self._page(canonical, priority=LISTED)
        self._keep(self.aliases.settle(item, canonical))

    def _why_not(self, page: Parcel, url: str) -> tuple[str, str] | None:
        """(kind of event, code of the failure, "" where there is nothing to tell) of a page that
        makes no document."""
        if page.missing:
            return "failed", "missing_page"
        if page.listing or not self.scope.indexes(url):
            return "skipped", ""
        if not page.index:
            return "skipped", "noindex"
        return None if page.told else ("skipped", "no_content")

    def _unchanged(self, url: str) -> Iterator[Request]:
        self.store.keep(url)
        self._untold.append(CrawlEvent(kind="unchanged", url=url))
        links = self.known.links(url)
        if links is not None:
            self._keep(self.aliases.known(url))
            yield from self._follow(links)

    def _count(self) -> None:
        if self.fetched >= self.plan.limit:
            self.truncated = True
            raise CloseSpider("max_pages")
        self.fetched += 1
        now = time.monotonic()
        if now - self._told >= TOLD_EVERY_S:
            self._told = now
            engine: Any = self.crawler.engine
            waiting = len(engine._slot.scheduler) if engine._slot else 0
            self._tell(CrawlEvent(kind="progress", fetched=self.fetched, waiting=waiting))

    def _tell(self, *events: CrawlEvent) -> None:
        untold, self._untold = self._untold, []
        if untold or events:
            self.emit(*untold, *events)

    def _report(self, kind: Any, url: str, why: tuple[str, str]) -> None:
        self.emit(CrawlEvent(kind=kind, url=url, reason=why[0], remedy=why[1]))

    def _slow_down(self, delay_s: float) -> None:
        """robots.txt may ask for a longer delay than ours; it is believed up to half a minute."""
        slowest = min(delay_s, 30.0)
        downloader: Any = self.crawler.engine.downloader
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, slowest)
        throttle = self.crawler.get_extension(_throttle())
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, slowest)


def _throttle() -> Any:
    from scrapy.extensions.throttle import AutoThrottle

    return AutoThrottle


def _origin(url: str) -> str:
    return f"{urlsplit(url).scheme}://{host_of(url)}"


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return _CONTROL.sub(" ", value.decode("latin-1")).strip() or None if value else None


def _ignore(_: Failure) -> None:
    """A site without robots.txt or sitemap is a site all the same."""
