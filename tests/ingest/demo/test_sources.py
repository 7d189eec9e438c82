from __future__ import annotations

from ingest.demo.sources import demo_sources
from ingest.spiders.scope import Scope

PORTAL, SEDE = demo_sources("http://127.0.0.1:81", "http://127.0.0.1:82")


def test_sede_prevails_over_the_portal_and_both_may_live_on_loopback() -> None:
    assert (PORTAL.kind, SEDE.kind) == ("portal", "sede")
    assert SEDE.effective_authority > PORTAL.effective_authority > 0
    assert PORTAL.allow_private
    assert SEDE.allow_private
    assert SEDE.sitemaps == ("http://127.0.0.1:82/sitemap.xml",)


def test_each_source_keeps_to_its_own_site_under_both_hosts() -> None:
    scope = Scope(SEDE)
    assert scope.fetches("http://127.0.0.1:82/temas")
    assert scope.fetches("http://localhost:82/temas")
    assert not scope.fetches("http://127.0.0.1:81/-/oficinas")
    assert not scope.fetches("https://www.aragon.es/")
