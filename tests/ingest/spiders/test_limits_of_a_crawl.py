"""What a crawl does not fetch, and what it does not index."""

from __future__ import annotations

from typing import Any

import pytest

from ingest.sources import make_source

TEXT = "Un texto de la página con bastantes palabras para que se pueda guardar."


def test_private_addresses_are_refused_unless_the_source_allows_them(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT))
    source = make_source(name="x", start_urls=(f"{site.url}/",))
    report = crawl_once(source)

    assert "dirección privada" in report.failed[0].reason
    assert "allow_private" in report.failed[0].remedy
    assert site.asked == []
    assert stored() == {}


def test_name_that_resolves_to_a_private_address_is_refused(
    site: Any, html: Any, crawl_once: Any
) -> None:
    site.add("/", html("Portada", TEXT))
    named = site.url.replace("127.0.0.1", "localhost")
    report = crawl_once(make_source(name="x", start_urls=(f"{named}/",)))

    assert "dirección privada" in report.failed[0].reason
    assert site.asked == []


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1"])
def test_odd_spellings_of_loopback_are_refused(
    site: Any, html: Any, crawl_once: Any, host: str
) -> None:
    site.add("/", html("Portada", TEXT))
    port = site.url.rpartition(":")[2]
    report = crawl_once(make_source(name="x", start_urls=(f"http://{host}:{port}/",)))

    assert report.failed
    assert site.asked == []


def test_crawl_stops_at_max_pages_and_says_so(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=tuple(f"/p{n}" for n in range(30))))
    for number in range(30):
        site.add(f"/p{number}", html(f"Página {number}", TEXT))
    report = crawl_once(site.url, max_pages=7)

    assert report.truncated
    assert report.fetched == 7
    assert len(stored()) == 7
    assert report.gone == ()


def test_pages_beyond_the_depth_are_not_fetched_in_any_crawl(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    for number in range(6):
        site.add(f"/{number or ''}", html(f"Nivel {number}", TEXT, links=(f"/{number + 1}",)))
    source = make_source(name="x", start_urls=(f"{site.url}/",), max_depth=2, allow_private=True)
    for _ in range(3):  # a known page is no new start
        crawl_once(source)
    assert set(stored()) == {"/", "/1", "/2"}
    assert site.statuses("/3") == []


def test_excluded_pages_are_not_fetched_and_not_included_ones_are_only_followed(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/temas", "/privado/x")))
    site.add("/temas", html("Temas", TEXT, links=("/tramites/1",)))
    site.add("/tramites/1", html("Trámite", TEXT))
    site.add("/privado/x", html("Privado", TEXT))
    source = make_source(
        name="x", start_urls=(f"{site.url}/",), include=("/tramites/",), exclude=("/privado/",),
        allow_private=True,
    )  # fmt: skip
    crawl_once(source)

    assert set(stored()) == {"/tramites/1"}
    assert site.statuses("/privado/x") == []


def test_source_of_sitemaps_only_reads_what_they_list(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/mapa.txt", f"{site.url}/uno\n{site.url}/dos\n", "text/plain")
    site.add("/uno", html("Uno", TEXT))
    site.add("/dos", html("Dos", TEXT))
    crawl_once(make_source(name="x", sitemaps=(f"{site.url}/mapa.txt",), allow_private=True))

    assert set(stored()) == {"/uno", "/dos"}


def test_other_port_of_the_same_host_is_another_site(
    site: Any, new_site: Any, html: Any, crawl_once: Any
) -> None:
    other = new_site()
    other.add("/", html("Otro", TEXT))
    site.add("/", html("Portada", TEXT, links=(f"{other.url}/",)))
    crawl_once(site.url)

    assert other.asked == []


def test_delay_of_robots_is_kept(site: Any, html: Any, crawl_once: Any) -> None:
    site.add("/robots.txt", "User-agent: *\nCrawl-delay: 1\n", "text/plain")
    site.add("/", html("Portada", TEXT, links=("/1", "/2", "/3")))
    for path in ("/1", "/2", "/3"):
        site.add(path, html(path, TEXT))
    report = crawl_once(site.url)

    assert report.fetched == 4
    assert report.seconds > 3
