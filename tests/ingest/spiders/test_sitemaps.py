from __future__ import annotations

import gzip

import pytest

from ingest.spiders.sitemaps import read_sitemap

RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><link>https://a.es/</link>
<item><title>Uno</title><link>https://a.es/1</link></item>
<item><link> https://a.es/2 </link></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><link href="https://a.es/"/>
<entry><link href="https://a.es/1"/><link rel="edit" href="https://a.es/editar"/></entry>
<entry><link rel="alternate" href="https://a.es/2"/></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/"><item><link>https://a.es/1</link></item>
<item><link>https://a.es/2</link></item></rdf:RDF>"""
BOTH = ["https://a.es/1", "https://a.es/2"]


@pytest.mark.parametrize("body", [RSS, ATOM, RDF, gzip.compress(RSS, mtime=0)])
def test_entries_of_feeds_are_addresses_to_read(body: bytes) -> None:
    assert read_sitemap(body) == (False, BOTH)


def test_a_damaged_feed_gives_what_came_before() -> None:
    assert read_sitemap(RSS[: RSS.index(b" https://a.es/2")])[1] == BOTH[:1]


def test_entities_of_a_feed_are_not_expanded() -> None:
    bomb = b"""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/passwd">]>
<rss><channel><item><link>https://a.es/&b;</link></item><item><link>&f;</link></item></channel></rss>"""
    _, found = read_sitemap(bomb)
    assert not [url for url in found if "aaaa" in url or "root:" in url]
