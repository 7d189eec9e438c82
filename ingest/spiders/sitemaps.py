"""Addresses out of robots.txt, sitemaps and news feeds (RSS, Atom), whatever their form."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import lxml.etree
from protego import Protego
from scrapy.utils.sitemap import Sitemap

_GZIP = b"\x1f\x8b"
_LARGEST = 60_000_000  # bytes unpacked: the protocol allows 50 MB
_FEED = re.compile(rb"<(?:rss|rdf:RDF|(?:\w+:)?feed)[\s>]")
_ADDRESS = re.compile(rb"^\s*(https?://\S+)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Robots:
    sitemaps: tuple[str, ...]
    delay_s: float


def read_robots(body: bytes, agent: str) -> Robots:
    parsed = Protego.parse(body.decode("utf-8", errors="replace"))
    return Robots(tuple(parsed.sitemaps), float(parsed.crawl_delay(agent) or 0))


def read_sitemap(body: bytes) -> tuple[bool, list[str]]:
    """(whether it is an index of sitemaps, addresses). Feeds, plain lists of addresses and gzipped
    files too; what is damaged gives the addresses before the damage."""
    unpacked = _unpacked(body)
    if b"<" not in unpacked[:200]:
        return False, [m.decode("utf-8", "replace") for m in _ADDRESS.findall(unpacked)]
    if _FEED.search(unpacked[:2_000]):
        return False, list(_entries(unpacked))
    try:
        sitemap = Sitemap(unpacked.lstrip())
        return sitemap.type == "sitemapindex", list(_locations(sitemap))
    except (lxml.etree.XMLSyntaxError, StopIteration):
        return False, []


def _locations(sitemap: Sitemap) -> Iterator[str]:
    try:
        for entry in sitemap:
            if entry.get("loc"):
                yield str(entry["loc"]).strip()
    except lxml.etree.XMLSyntaxError:
        return


def _entries(feed: bytes) -> Iterator[str]:
    """RSS writes an entry's address as text, Atom as an attribute."""
    parser = lxml.etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    root = lxml.etree.fromstring(feed.strip(), parser)
    if root is None:
        return
    for link in root.iterfind(".//{*}item/{*}link"):
        if link.text:
            yield link.text.strip()
    for link in root.iterfind(".//{*}entry/{*}link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            yield str(link.get("href")).strip()


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(_GZIP):
        return body
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(body, _LARGEST)
    except zlib.error:
        return b""
