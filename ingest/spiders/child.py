"""The crawling process: reads a plan from its input, crawls, writes events to its output.

It is a process of its own because Twisted's reactor cannot be started twice."""

from __future__ import annotations

import gc
import os
from importlib.util import find_spec
from typing import Any, TextIO

from scrapy.crawler import Crawler, CrawlerProcess
from scrapy.settings import Settings as ScrapySettings

from indexes.addresses import is_private
from indexes.database import create_engine
from ingest.sources import SourceConfig
from ingest.spiders.events import CrawlEvent
from ingest.spiders.forking import unload
from ingest.spiders.guard import PRIVATE_HOSTS, private_hosts
from ingest.spiders.plan import CrawlPlan
from ingest.spiders.rendering import rendering_settings
from ingest.spiders.site import SiteSpider
from ingest.spiders.store import DocumentStore


class Reporter:
    """Writes events, those of one call together: each time wakes the process that reads them. When
    nobody does any more the crawl ends at once: whoever started it was killed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def __call__(self, *events: CrawlEvent) -> None:
        lines = (event.model_dump_json(exclude_defaults=True) + "\n" for event in events)
        try:
            self._out.write("".join(lines))
            self._out.flush()
        except (BrokenPipeError, ValueError):
            os._exit(1)


# What a page leaves behind is mostly freed at once; to look for the rest after every 700 objects,
# among all that was imported, too, took a tenth of the time.
_SELDOM = (10_000, 20, 50)


def crawl_as_asked(asked: TextIO, out: TextIO) -> None:
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    crawl(CrawlPlan.model_validate_json(asked.read()), Reporter(out))


def crawl(plan: CrawlPlan, emit: Reporter) -> None:
    engine = create_engine(plan.load_settings())
    store = DocumentStore(engine, plan.source, plan.started_at, dry_run=plan.dry_run)
    process = CrawlerProcess(scrapy_settings(plan))
    crawler = process.create_crawler(SiteSpider)
    process.crawl(crawler, plan=plan, store=store, emit=emit)
    process.start()
    emit(_finished(crawler, store))
    engine.dispose()
    crawler.spider.reader.close(wait=True)
    unload()


def _finished(crawler: Crawler, store: DocumentStore) -> CrawlEvent:
    """Only a crawl that saw all there was to see may say that something is no longer there."""
    spider: Any = crawler.spider
    for url in spider.held_back:
        store.keep(url)
    store.flush()
    return CrawlEvent(
        kind="finished",
        reason=spider.ended,
        fetched=spider.fetched,
        complete=spider.ended == "finished"
        and not (spider.refused_start or spider.truncated or spider.batch.lost),
        truncated=spider.truncated,
    )


_FIXED: dict[str, Any] = {
    "ROBOTSTXT_OBEY": True,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "WARNING",
    "CONCURRENT_ITEMS": 1,  # tasks that Scrapy starts for every page
    "STATS_CLASS": "scrapy.statscollectors.DummyStatsCollector",  # nobody reads them
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_FAIL_ON_DATALOSS": True,
    "RETRY_TIMES": 2,
    "REDIRECT_MAX_TIMES": 8,
    "METAREFRESH_ENABLED": True,
    "DEPTH_PRIORITY": 1,
    "SCHEDULER_DISK_QUEUE": "scrapy.squeues.PickleFifoDiskQueue",
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    # A fifth less of the processor for each page than the loop of the standard library.
    "ASYNCIO_EVENT_LOOP": "uvloop.Loop" if find_spec("uvloop") else None,
    "DNS_RESOLVER": "ingest.spiders.guard.GuardedResolver",
    "SPIDER_MIDDLEWARES": {
        "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
        "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,  # Scope does it
    },
    "DOWNLOADER_MIDDLEWARES": {
        "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
        "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
        "scrapy.downloadermiddlewares.stats.DownloaderStats": None,  # nobody reads them
        "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
        "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
        "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
        "ingest.spiders.patience.PatientRetries": 550,
        "ingest.spiders.patience.HostBreaker": 560,
        "ingest.spiders.redirects.AliasRefreshes": 580,
        "ingest.spiders.redirects.AliasRedirects": 600,
        "ingest.spiders.guard.AddressGuard": 50,
    },
}


def scrapy_settings(plan: CrawlPlan) -> ScrapySettings:
    source, ours = plan.source, plan.load_settings()
    own = source.allow_private or ours.allow_private_addresses
    private = private_hosts([*source.start_urls, *source.sitemaps], source.domains) if own else []
    return ScrapySettings(
        {
            **_FIXED,
            **_pace(delay_of(source, ours.crawl_delay_s), ours.crawl_concurrency),
            "USER_AGENT": ours.user_agent,
            "DOWNLOAD_TIMEOUT": ours.page_timeout_s,
            "DOWNLOAD_MAXSIZE": ours.max_page_bytes,
            "DEPTH_LIMIT": source.max_depth or 0,
            PRIVATE_HOSTS: private,
            **rendering_settings(source, private),
        }
    )


def _pace(delay: float, concurrency: int) -> dict[str, Any]:
    """`delay`: seconds between pages of a host; `concurrency`: pages of it at once."""
    return {
        "CONCURRENT_REQUESTS": concurrency * 2,
        "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_ENABLED": delay > 0,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_MAX_DELAY": 30.0,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": float(concurrency),
    }


def delay_of(source: SourceConfig, usual: float) -> float:
    """Seconds between pages. A site on this machine need not be spared, unless it is asked for."""
    if source.delay_s is not None:
        return source.delay_s
    hosts = private_hosts([*source.start_urls, *source.sitemaps], ())
    return 0.0 if all(host == "localhost" or is_private(host) for host in hosts) else usual
