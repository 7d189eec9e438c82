"""The two demonstration sites as sources to crawl. They live on loopback, so that is allowed."""

from __future__ import annotations

from indexes.tables import Source

SEDE_AUTHORITY = 30
PORTAL_AUTHORITY = 20
HOSTS = ["127.0.0.1", "localhost"]


def demo_sources(portal_url: str, sede_url: str) -> tuple[Source, Source]:
    """Portal and sede; URLs as `DemoSites` gives them, without a slash at the end."""
    return (
        _source("portal", "portal", portal_url, PORTAL_AUTHORITY),
        _source("sede", "sede", sede_url, SEDE_AUTHORITY),
    )


def _source(name: str, kind: str, url: str, authority: int) -> Source:
    return Source(
        name=name,
        kind=kind,
        start_urls=[f"{url}/"],
        sitemaps=[f"{url}/sitemap.xml"],
        allowed_domains=HOSTS,
        max_pages=2_000,
        delay_s=0.0,
        authority=authority,
        allow_private=True,
    )
