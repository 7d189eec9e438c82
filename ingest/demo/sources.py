"""The two demonstration sites as sources to crawl. They live on loopback, so that is allowed."""

from __future__ import annotations

from urllib.parse import urlsplit

from ingest.demo.server import second_host
from ingest.sources import SourceConfig, SourceKind


def demo_sources(portal_url: str, sede_url: str) -> tuple[SourceConfig, SourceConfig]:
    """Portal and sede; URLs as `DemoSites` gives them, without a slash at the end."""
    return _source("portal", portal_url), _source("sede", sede_url)


def _source(kind: SourceKind, url: str) -> SourceConfig:
    """Under both host names, with the port: the other site is another source."""
    hosts = (urlsplit(url).netloc, urlsplit(second_host(url)).netloc)
    return SourceConfig(
        name=kind,
        kind=kind,
        start_urls=(f"{url}/",),
        sitemaps=(f"{url}/sitemap.xml",),
        allowed_domains=hosts,
        max_pages=2_000,
        delay_s=0,
        allow_private=True,
    )
