"""The spider: robots.txt and sitemaps, then pages and their links, each page once.

1. `start` asks for robots.txt of every host, the sitemaps, the start pages, and what is known from
   earlier crawls, with validators so that unchanged pages answer 304.
2. `parse` reads one page, follows its links, and settles under which address it is kept.
3. The item pipeline stores it. Failures go to `failed`. `idle` settles what still waits.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from ingest.errors import IngestError
from ingest.extractors.addresses import canonical_url, host_of
from ingest.extractors.html import Page
from ingest.spiders.aliases import Aliases
from ingest.spiders.events import CrawlEvent
from ingest.spiders.failures import failed
from ingest.spiders.plan import CrawlPlan
from ingest.spiders.reading import Reader
from ingest.spiders.rendering import rendered
from ingest.spiders.scope import Scope
from ingest.spiders.sitemaps import read_robots, read_sitemap
from ingest.spiders.store import DocumentStore, Fetched, Validators
from ingest.texts import failure

KNOWN, FOUND, LISTED, ASKED = -10, 0, 5, 100  # priorities of requests
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
        self.aliases = Aliases(store)
        self.reader = Reader()
        self.fetched = 0
        self.truncated = False
        self.refused_start = False
        self.held_back: list[str] = []  # could not be fetched this time
        self._validators: Validators = {}
        self._asked: set[str] = set()
        self._had: dict[str, tuple[str, ...]] = {}  # before the crawl was cut short

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> SiteSpider:
        spider: SiteSpider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.idle, signal=signals.spider_idle)
        crawler.signals.connect(spider.closing, signal=signals.spider_closed)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        if not self.plan.refetch:
            self._validators = self.store.validators()
        source = self.plan.source
        starts = [canonical_url(url) for url in source.start_urls if url not in source.folders]
        for url, links in self.store.had() if self.plan.resumed else ():
            self._take_up(url, links)
        for origin in dict.fromkeys(map(_origin, [*starts, *source.sitemaps])):
            yield self._quiet(f"{origin}/robots.txt", self.robots)
            if not source.sitemaps:
                yield self._quiet(f"{origin}/sitemap.xml", self.sitemap)
        for url in source.sitemaps:
            yield self._quiet(url, self.sitemap, errback=self.failed)
        for url in starts:
            if url not in self._had:
                yield self._page(url, priority=ASKED, start=True)
        for links in self._had.values():
            for request in self._follow(links):
                yield request
        for url in self.store.known():
            if url not in self._had and self.scope.fetches(url):
                yield self._page(url, priority=KNOWN, depth=source.max_depth)

    def robots(self, response: Response) -> Iterator[Request]:
        robots = read_robots(response.body, self.settings["USER_AGENT"])
        self._slow_down(robots.delay_s)
        if not self.plan.source.sitemaps:
            yield from (self._quiet(url, self.sitemap) for url in robots.sitemaps)

    def sitemap(self, response: Response) -> Iterator[Request]:
        is_index, found = read_sitemap(response.body)
        for url in map(canonical_url, (response.urljoin(loc) for loc in found)):
            if is_index:
                yield from [self._quiet(url, self.sitemap)] if self.scope.has_host(url) else []
            elif url not in self._had and self.scope.fetches(url):
                yield self._page(url, priority=LISTED)

    async def parse(self, response: Response, **_: Any) -> AsyncIterator[Any]:
        if self.truncated:
            return
        self._count()
        url = canonical_url(response.url)
        if response.status == _UNCHANGED:
            for found in self._unchanged(url):
                yield found
            return
        page = await self._read(response, url)
        for found in self.aliases.failed(url) if page is None else self._taken(page, response, url):
            yield found

    def _taken(self, page: Page, response: Response, url: str) -> Iterator[Any]:
        if page.follow:
            yield from self._follow(page.document.links)
        yield from self._settle(page, response, url)

    def failed(self, problem: Failure) -> Iterator[Fetched]:
        request: Request = problem.request
        url = canonical_url(request.url)
        first = request.meta.get("redirect_urls", [url])[0]
        event = failed(first, problem, self.settings.getint("DOWNLOAD_MAXSIZE"))
        if event.transient:
            self.held_back.append(url)
        self.refused_start = self.refused_start or bool(request.meta.get("start"))
        self.emit(event)
        yield from self.aliases.failed(url)

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
        etag, modified = self._validators.get(canonical_url(request.url), (None, None))
        if etag:
            headers["If-None-Match"] = etag
        if modified:
            headers["If-Modified-Since"] = modified
        return request.replace(headers=headers)

    def keep(self, item: Fetched) -> None:
        """What the item pipeline does with every document: one transaction, one event."""
        outcome = self.store.save(item)
        self.emit(CrawlEvent(kind=outcome, url=item.document.url, title=item.document.title))

    def closing(self) -> None:
        self.aliases.flush()
        self.reader.close()

    def idle(self) -> None:
        """Pages whose canonical address never came are kept under their own."""
        for item in self.aliases.rest():
            self.keep(item)

    def _take_up(self, url: str, links: tuple[str, ...]) -> None:
        self._had[url] = links
        self._asked.add(url)
        self.emit(CrawlEvent(kind="unchanged", url=url))

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
        request = Request(
            url, self.parse, errback=self.failed, priority=priority, meta=meta, dont_filter=False
        )
        return self.with_validators(request)

    def _quiet(self, url: str, callback: Any, errback: Any = None) -> Request:
        return Request(
            url, callback, errback=errback or _ignore, priority=ASKED + 1,
            meta={"dont_obey_robotstxt": True},
        )  # fmt: skip

    async def _read(self, response: Response, url: str) -> Page | None:
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

    def _settle(self, page: Page, response: Response, url: str) -> Iterator[Any]:
        if page.missing:
            self._report("failed", url, failure("missing_page"))
            yield from self.aliases.failed(url)
            return
        if page.listing or not self.scope.indexes(url):
            yield from self.aliases.failed(url)
            return
        if not page.index or not page.document.blocks:
            code = "no_content" if page.index else "noindex"
            self._report("skipped", url, failure(code))
            yield from self.aliases.failed(url)
            return
        item = Fetched(
            page.document.model_copy(update={"url": url}),
            _header(response, "ETag"),
            _header(response, "Last-Modified"),
        )
        canonical = (
            page.canonical if page.canonical and self.scope.fetches(page.canonical) else None
        )
        if canonical and canonical != url and self.aliases.is_open(canonical):
            yield self._page(canonical, priority=LISTED)
        yield from self.aliases.settle(item, canonical)

    def _unchanged(self, url: str) -> Iterator[Any]:
        links = self.store.unchanged(url)
        self.emit(CrawlEvent(kind="unchanged", url=url))
        if links is not None:
            yield from self._follow(links)
            yield from self.aliases.known(url)

    def _count(self) -> None:
        if self.fetched >= self.plan.limit:
            self.truncated = True
            raise CloseSpider("max_pages")
        self.fetched += 1
        engine: Any = self.crawler.engine
        waiting = len(engine._slot.scheduler) if engine._slot else 0
        self.emit(CrawlEvent(kind="progress", fetched=self.fetched, waiting=waiting))

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
