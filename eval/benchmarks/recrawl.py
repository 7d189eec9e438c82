"""What it costs to keep an index fresh: a first crawl of 2,000 pages, then nothing changed, then
one page in a hundred."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from eval.benchmarks.costs import cost_of
from eval.benchmarks.generated_site import GeneratedSite, serving
from indexes.settings import Settings
from ingest.crawling import crawl
from ingest.pipeline import reindex
from ingest.reports import CrawlReport, ReindexReport
from ingest.sources import SourceConfig, make_source

PAGES = 2_000
CHANGED = 0.01
MOST_EMBEDDED = 0.03  # of the embeddings of the first crawl
MOST_TIME = 0.10  # of its time


def run(settings: Settings, *, quiet: bool = False, pages: int = PAGES) -> dict[str, Any]:
    """Raises AssertionError when a limit is passed. Only the embedder is taken from `settings`."""
    site = GeneratedSite(pages)
    with tempfile.TemporaryDirectory(prefix="ventanilla-recrawl-") as folder, serving(site) as base:
        fresh = settings.model_copy(update={"data_dir": Path(folder), "database_url": ""})
        source = make_source(
            name="generada", kind="sede", start_urls=(f"{base}/tramites/0",),
            sitemaps=(f"{base}/sitemap.xml",), allow_private=True, delay_s=0, max_pages=pages * 2,
        )  # fmt: skip
        first = _round(fresh, source)
        same = _round(fresh, source)
        count = site.change(CHANGED)
        some = _round(fresh, source)
    result = {
        "pages": pages,
        "changed": count,
        "first": first,
        "nothing_changed": same,
        "one_percent": some,
        "embedded_share": some["embedded"] / first["embedded"],
        "time_share": some["seconds"] / first["seconds"],
        "cpu_share": some["cpu"] / first["cpu"],
    }
    _check(result)
    if not quiet:
        _show(result)
    return result


def _round(settings: Settings, source: SourceConfig) -> dict[str, Any]:
    reports: list[CrawlReport] = []
    indexes: list[ReindexReport] = []
    crawling = cost_of(lambda: reports.append(crawl(settings, [source])), time.thread_time)
    both = crawling + cost_of(lambda: indexes.append(reindex(settings)))
    crawled, indexed = reports[0].sources[0], indexes[0]
    return {
        "fetched": crawled.fetched,
        "new": crawled.new,
        "changed": crawled.changed,
        "unchanged": crawled.unchanged,
        "embedded": indexed.embedded,
        "written": indexed.written,
        "crawl_seconds": round(crawling.wall, 2),
        "crawl_cpu": round(crawling.cpu, 2),
        "seconds": round(both.wall, 2),
        "cpu": round(both.cpu, 2),
    }


def _check(result: dict[str, Any]) -> None:
    first, same, some = (result[name] for name in ("first", "nothing_changed", "one_percent"))
    assert first["new"] == result["pages"], first
    assert (same["embedded"], same["written"]) == (0, False), same
    assert some["changed"] == result["changed"], some
    assert result["embedded_share"] <= MOST_EMBEDDED, result
    assert result["time_share"] <= MOST_TIME, result


def _show(result: dict[str, Any]) -> None:
    table = Table(title=f"Recrawl of {result['pages']} pages")
    counts = ("new", "changed", "unchanged", "embedded")
    seconds = ("crawl_seconds", "seconds", "crawl_cpu", "cpu")
    for column in ("round", *counts, "crawl s", "all s", "crawl CPU s", "all CPU s"):
        table.add_column(column, justify="left" if column == "round" else "right")
    for name in ("first", "nothing_changed", "one_percent"):
        row = result[name]
        table.add_row(name, *(str(row[column]) for column in (*counts, *seconds)))
    Console().print(table)
    shares = (result["embedded_share"], result["time_share"], result["cpu_share"])
    said = "of the first: {:.1%} of the embeddings, {:.1%} of the time, {:.1%} of the CPU"
    Console().print(said.format(*shares))
