from __future__ import annotations

from ingest.demo.sources import demo_sources


def test_sede_prevails_over_the_portal_and_both_may_live_on_loopback() -> None:
    portal, sede = demo_sources("http://127.0.0.1:1", "http://127.0.0.1:2")
    assert (portal.kind, sede.kind) == ("portal", "sede")
    assert sede.authority > portal.authority > 0
    assert portal.allow_private
    assert sede.allow_private
    assert sede.sitemaps == ["http://127.0.0.1:2/sitemap.xml"]
    assert sede.start_urls == ["http://127.0.0.1:2/"]
