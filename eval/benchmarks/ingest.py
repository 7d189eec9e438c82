"""Crawling beside a bare Scrapy spider that only fetches the same pages, and embedding beside the
raw engine on the same texts; both in one run."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
LEAST_CRAWL = 0.6  # of the bare spider's pages a second
LEAST_EMBEDDING = 0.85  # of the engine's passages a second

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
        for title, rates in (
            (f"{pages} local pages", crawling),
            (f"{PASSAGES} passages of the demonstration", embedding),
        ):
            rows = [(name, f"{value:.1f}") for name, value in rates.items() if name != "ratio"]
            show(title, ("work", "a second"), rows)
            print(f"\nratio: {rates['ratio']:.2f}")
    return {"crawl": crawling, "embedding": embedding}


def _crawling(settings: Settings, pages: int) -> dict[str, float]:
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
        bare = _seconds(lambda: subprocess.run(command, check=True, capture_output=True))
        ours = _seconds(lambda: crawl(fresh, [source]))
    return {"crawl and extraction": pages / ours, "bare spider": pages / bare, "ratio": bare / ours}


def _embedding(settings: Settings) -> dict[str, float]:
    """With the cache that survives rebuilds, empty, beside the engine's own call."""
    embedder = get_embedder(settings)
    passages = SnapshotStore(settings.snapshots_dir, embedder).current().of_pool(Pool.OFFICIAL)
    texts = [f"{passage.context}\\n{passage.text}" for passage in passages[:PASSAGES]]
    embedder.encode_passages(texts[:16])
    raw = _seconds(lambda: embedder.encode_passages(texts))
    with tempfile.TemporaryDirectory(prefix="ventanilla-ingest-") as folder:
        cache = VectorCache(Path(folder) / "vectors.db")
        ours = _seconds(lambda: cache.encode_passages(embedder, texts))
    rate = len(texts)
    return {"embedding with its cache": rate / ours, "raw engine": rate / raw, "ratio": raw / ours}


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
