"""Crawling beside a bare Scrapy spider that only fetches the same pages, and embedding beside the
raw engine on the same texts; both in one run, by the clock and by what the processors did.

Both spiders take the addresses from the same sitemap of the same server and keep as many requests
under way, without delay. The bare one is a process with Scrapy's defaults: it starts, fetches, and
drops each answer. Ours starts its processes, makes an empty database, keeps robots.txt, holds each
address to the rules of the source, reads each page to a procedure, follows its links, and stores
it. The start of all processes counts on both sides; the peer runs before and after ours."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from eval.benchmarks.costs import Cost, cost_of
from eval.benchmarks.generated_site import GeneratedSite, serving
from eval.benchmarks.showing import show
from indexes.embedders import get_embedder
from indexes.embedders.vector_cache import VectorCache
from indexes.models import Pool
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from ingest.crawling import crawl
from ingest.sources import make_source

PAGES = 2_000
PASSAGES = 512

# Fetches what the sitemap lists and keeps nothing. A process of its own, as our crawl is.
BARE_SPIDER = """
import sys
from scrapy.crawler import CrawlerProcess
from scrapy.spiders import SitemapSpider
class Bare(SitemapSpider):
    name = "bare"
    sitemap_urls = [sys.argv[1]]
    def parse(self, response):
        return None
process = CrawlerProcess({"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": int(sys.argv[2]) * 2,
    "CONCURRENT_REQUESTS_PER_DOMAIN": int(sys.argv[2]), "TELNETCONSOLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0})
process.crawl(Bare)
process.start()
"""


def run(settings: Settings, *, quiet: bool = False, pages: int = PAGES) -> dict[str, Any]:
    crawling = _crawling(settings, pages)
    embedding = _embedding(settings)
    if not quiet:
        _show(f"{pages} local pages", crawling)
        _show(f"{PASSAGES} passages of the demonstration", embedding)
    return {"crawl": crawling, "embedding": embedding}


def _crawling(settings: Settings, pages: int) -> dict[str, Any]:
    """The bare spider before and after, so that both see the same machine."""
    with (
        tempfile.TemporaryDirectory(prefix="ventanilla-ingest-") as folder,
        serving(GeneratedSite(pages)) as base,
    ):
        sitemap = f"{base}/sitemap.xml"
        fresh = settings.model_copy(update={"data_dir": Path(folder), "database_url": ""})
        source = make_source(
            name="generada", kind="sede", sitemaps=(sitemap,), allow_private=True, delay_s=0,
            max_pages=pages * 2,
        )  # fmt: skip
        command = [sys.executable, "-c", BARE_SPIDER, sitemap, str(settings.crawl_concurrency)]
        fetch = partial(subprocess.run, command, check=True, capture_output=True)
        before = cost_of(fetch, time.thread_time)  # other threads of this process serve the site
        ours = cost_of(lambda: crawl(fresh, [source]), time.thread_time)
        after = cost_of(fetch, time.thread_time)
    bare = Cost((before.wall + after.wall) / 2, (before.cpu + after.cpu) / 2)
    return _compared("crawl and extraction", ours, "bare spider", bare, pages)


def _embedding(settings: Settings) -> dict[str, Any]:
    """With the cache that survives rebuilds, empty, beside the engine's own call before and
    after."""
    embedder = get_embedder(settings)
    passages = SnapshotStore(settings.snapshots_dir, embedder).current().of_pool(Pool.OFFICIAL)
    texts = [f"{passage.context}\n{passage.text}" for passage in passages[:PASSAGES]]
    embedder.encode_passages(texts[:16])
    before = cost_of(lambda: embedder.encode_passages(texts))
    with tempfile.TemporaryDirectory(prefix="ventanilla-ingest-") as folder:
        cache = VectorCache(Path(folder) / "vectors.db")
        ours = cost_of(lambda: cache.encode_passages(embedder, texts))
    after = cost_of(lambda: embedder.encode_passages(texts))
    raw = Cost((before.wall + after.wall) / 2, (before.cpu + after.cpu) / 2)
    return _compared("embedding with its cache", ours, "raw engine", raw, len(texts))


def _compared(ours: str, cost: Cost, theirs: str, bare: Cost, count: int) -> dict[str, Any]:
    rows = {
        name: {"a_second": count / each.wall, "cpu_ms_each": each.cpu / count * 1000}
        for name, each in ((ours, cost), (theirs, bare))
    }
    return {**rows, "ratio": bare.wall / cost.wall, "cpu_ratio": bare.cpu / cost.cpu}


def _show(title: str, result: dict[str, Any]) -> None:
    rows = [
        (name, f"{row['a_second']:.1f}", f"{row['cpu_ms_each']:.2f}")
        for name, row in result.items()
        if isinstance(row, dict)
    ]
    show(title, ("work", "a second", "CPU ms each"), rows)
    print(f"\nratio: {result['ratio']:.2f} by the clock, {result['cpu_ratio']:.2f} of the CPU")
