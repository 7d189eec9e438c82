"""What a crawl does with what is known from earlier ones."""

from __future__ import annotations

from typing import Any

TEXT = "Un texto de la página con bastantes palabras para que se pueda guardar."


def test_pages_with_an_etag_are_not_sent_again(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/uno",)), ETag='"p1"')
    site.add("/uno", html("Uno", TEXT), ETag='"u1"')
    crawl_once(site.url)
    report = crawl_once(site.url)

    assert site.statuses("/") == [200, 304]
    assert site.statuses("/uno") == [200, 304]
    assert report.unchanged == 2
    assert set(stored()) == {"/", "/uno"}


def test_new_links_of_a_page_whose_text_did_not_change_are_found(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    """Links stand in the navigation, which is no content: the stored ones grow old."""
    nav = '<nav><a href="/{}">{}</a></nav>'
    body = html("Portada", TEXT)
    site.add("/", body.replace("<main>", nav.format("uno", "Uno") + "<main>"), ETag='"1"')
    site.add("/uno", html("Uno", TEXT), ETag='"u"')
    site.add("/dos", html("Dos", TEXT), ETag='"d"')
    crawl_once(site.url)
    site.add("/", body.replace("<main>", nav.format("dos", "Dos") + "<main>"), ETag='"2"')
    second = crawl_once(site.url)
    crawl_once(site.url)

    assert second.new == 1
    assert set(stored()) == {"/", "/uno", "/dos"}
    assert site.statuses("/") == [200, 200, 200]


def test_banner_is_no_change_and_another_deadline_is(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Beca", "Plazo: del 1 al 20 de mayo de 2026."))
    crawl_once(site.url)
    banner = (
        '<div class="aviso" role="alert">Por tareas de mantenimiento, la sede electrónica no '
        "estará disponible el domingo.</div><main>"
    )
    site.add("/", html("Beca", "Plazo: del 1 al 20 de mayo de 2026.").replace("<main>", banner))
    with_banner = crawl_once(site.url)
    site.add("/", html("Beca", "Plazo: del 1 al 31 de mayo de 2026."))
    with_deadline = crawl_once(site.url)

    assert (with_banner.changed, with_banner.unchanged) == (0, 1)
    assert (with_deadline.changed, with_deadline.unchanged) == (1, 0)
    assert "31 de mayo" in stored()["/"].blocks[0].text


def test_page_is_gone_after_two_whole_crawls_without_it(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/uno",)))
    site.add("/uno", html("Uno", TEXT))
    crawl_once(site.url)
    site.add("/uno", "no", status=404)
    first = crawl_once(site.url)
    still_there = set(stored())
    second = crawl_once(site.url)

    assert first.gone == ()
    assert still_there == {"/", "/uno"}
    assert second.gone == (f"{site.url}/uno",)
    assert set(stored()) == {"/"}


def test_page_that_is_no_longer_linked_but_answers_is_kept(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/uno",)))
    site.add("/uno", html("Uno", TEXT))
    crawl_once(site.url)
    site.add("/", html("Portada", TEXT))
    for _ in range(2):
        crawl_once(site.url)

    assert set(stored()) == {"/", "/uno"}


def test_server_that_fails_takes_nothing_away(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/uno",)))
    site.add("/uno", html("Uno", TEXT))
    crawl_once(site.url)
    site.add("/uno", "caído", status=503)
    for _ in range(3):
        report = crawl_once(site.url)

    assert report.failed[0].transient
    assert set(stored()) == {"/", "/uno"}


def test_site_that_is_down_takes_nothing_away(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT))
    crawl_once(site.url)
    site.close()
    for _ in range(2):
        report = crawl_once(site.url)

    assert "rechaza la conexión" in report.failed[0].reason
    assert report.gone == ()
    assert set(stored()) == {"/"}


def test_dry_run_tells_and_stores_nothing(
    site: Any, html: Any, crawl_once: Any, stored: Any
) -> None:
    site.add("/", html("Portada", TEXT, links=("/uno",)))
    site.add("/uno", html("Uno", TEXT))
    report = crawl_once(site.url, dry_run=True)

    assert report.new == 2
    assert stored() == {}
