"""robots.txt, sitemap index with its sitemaps (one compressed) and the news feed."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from xml.sax.saxutils import escape

from ingest.demo.assembly import Assembly
from ingest.demo.look import Link

XML = "application/xml; charset=utf-8"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def add_discovery(assembly: Assembly, disallowed: Sequence[str], stale: Sequence[str] = ()) -> None:
    """The last sitemap is compressed. `stale` are listed addresses that moved or are gone."""
    names = assembly.sitemaps()
    locations = []
    for name in names:
        compressed = name == names[-1]
        path = f"/sitemap-{name}.xml{'.gz' if compressed else ''}"
        locations.append(assembly.url + path)
        text = _sitemap(assembly, name, stale if compressed else ()).encode()
        body = gzip.compress(text, mtime=0) if compressed else text
        kind = "application/gzip" if compressed else XML
        assembly.add(path, body, content_type=kind)
    index = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>\n" for url in locations)
    entries = f'{_HEAD}<sitemapindex xmlns="{_SITEMAP}">\n{index}</sitemapindex>\n'
    assembly.add("/sitemap.xml", entries, content_type=XML)
    assembly.add("/robots.txt", _robots(assembly, disallowed), content_type="text/plain")


def _robots(assembly: Assembly, disallowed: Sequence[str]) -> str:
    lines = ["# Sitio de demostración de Ventanilla: no es una página oficial.", "User-agent: *"]
    lines += [f"Disallow: {path}" for path in disallowed]
    lines += ["", f"Sitemap: {assembly.url}/sitemap.xml", ""]
    return "\n".join(lines)


def _sitemap(assembly: Assembly, name: str, stale: Sequence[str]) -> str:
    rows = [
        f"<url><loc>{escape(assembly.url + path)}</loc>"
        f"<lastmod>{item.modified.date().isoformat()}</lastmod></url>\n"
        for path, item in assembly.listed(name)
    ]
    rows += [f"<url><loc>{escape(assembly.url + path)}</loc></url>\n" for path in stale]
    return f'{_HEAD}<urlset xmlns="{_SITEMAP}">\n{"".join(rows)}</urlset>\n'


def rss(title: str, url: str, news: Iterable[Link]) -> str:
    """RSS 2.0 of dated pages; `href` of each is absolute."""
    return (
        f'{_HEAD}<rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>{escape(url)}</link><language>es</language>"
        "<description>Noticias del portal de demostración (no oficial)</description>\n"
        f"{''.join(_item(link) for link in news)}</channel></rss>\n"
    )


def _item(link: Link) -> str:
    href = escape(link.href or "")
    day = link.published or datetime(2025, 1, 1, tzinfo=UTC).date()
    at = format_datetime(datetime.combine(day, time(9), tzinfo=UTC), usegmt=True)
    return (
        f"<item><title>{escape(link.title)}</title><link>{href}</link><guid>{href}</guid>"
        f"<pubDate>{at}</pubDate><description>{escape(link.summary)}</description></item>\n"
    )
