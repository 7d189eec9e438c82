from __future__ import annotations

import socket

import httpx
import pytest

from ingest.demo.server import DemoSites, start_demo_sites

GUIDE = "/-/tener-un-hijo"


def test_unchanged_page_answers_304_by_etag(sites: DemoSites, client: httpx.Client) -> None:
    first = client.get(sites.portal_url + GUIDE)
    again = client.get(sites.portal_url + GUIDE, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    other = client.get(sites.portal_url + GUIDE, headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_unchanged_page_answers_304_by_date(sites: DemoSites, client: httpx.Client) -> None:
    stated = client.get(sites.portal_url + GUIDE).headers["Last-Modified"]
    assert stated == "Mon, 20 Oct 2025 08:00:00 GMT"
    for since, status in ((stated, 304), ("Sun, 19 Oct 2025 08:00:00 GMT", 200), ("ayer", 200)):
        answer = client.get(sites.portal_url + GUIDE, headers={"If-Modified-Since": since})
        assert answer.status_code == status


def test_etag_decides_over_the_date(sites: DemoSites, client: httpx.Client) -> None:
    stated = client.get(sites.portal_url + GUIDE).headers["Last-Modified"]
    headers = {"If-None-Match": '"other"', "If-Modified-Since": stated}
    assert client.get(sites.portal_url + GUIDE, headers=headers).status_code == 200


def test_head_has_no_body(sites: DemoSites, client: httpx.Client) -> None:
    answer = client.head(sites.sede_url + "/")
    assert answer.content == b""
    assert int(answer.headers["Content-Length"]) > 1_000


def test_old_addresses_redirect(sites: DemoSites, client: httpx.Client) -> None:
    answer = client.get(f"{sites.sede_url}/portal/tramite?idTramite=727")
    assert answer.status_code == 301
    current = client.get(sites.sede_url + answer.headers["Location"])
    assert "Nueva expedición del título" in current.text


def test_two_addresses_redirect_to_each_other(sites: DemoSites) -> None:
    with (
        httpx.Client(follow_redirects=True, max_redirects=5) as follower,
        pytest.raises(httpx.TooManyRedirects),
    ):
        follower.get(f"{sites.sede_url}/tramites/-/traslado")


def test_missing_pages_answer_404_or_pretend(sites: DemoSites, client: httpx.Client) -> None:
    assert client.get(f"{sites.sede_url}/nada").status_code == 404
    assert client.get(f"{sites.portal_url}/-/nada").status_code == 404
    soft = client.get(f"{sites.sede_url}/tramitador/-/tramite/nada")
    assert (soft.status_code, "no está disponible" in soft.text) == (200, True)


def test_unknown_queries_choose_nothing(sites: DemoSites, client: httpx.Client) -> None:
    plain = client.get(sites.portal_url + GUIDE)
    tracked = client.get(f"{sites.portal_url}{GUIDE}?utm_source=boletin")
    assert tracked.content == plain.content


def test_latin_1_page_states_no_charset(sites: DemoSites, client: httpx.Client) -> None:
    answer = client.get(f"{sites.portal_url}/w/tasa-derechos-de-examen")
    assert answer.headers["Content-Type"] == "text/html"
    assert b"charset" not in answer.content
    assert "Cómo rellenar el modelo 524" in answer.content.decode("latin-1")
    with pytest.raises(UnicodeDecodeError):
        answer.content.decode("utf-8")


def test_second_host_serves_the_same_page(sites: DemoSites, client: httpx.Client) -> None:
    path = "/titulo-familia-numerosa"
    assert client.get(sites.mirror_url + path).content == client.get(sites.sede_url + path).content
    assert sites.mirror_url.startswith("http://localhost:")


def test_requests_are_logged(sites: DemoSites, client: httpx.Client) -> None:
    client.get(f"{sites.portal_url}/-/nada?a=1")
    last = sites.requests[-1]
    assert (last.site, last.target, last.status) == ("portal", "/-/nada?a=1", 404)


def test_taken_port_is_refused_and_nothing_stays_open() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(OSError, match="use"):
            start_demo_sites(sede_port=port)


def test_closed_sites_answer_no_more(client: httpx.Client) -> None:
    with start_demo_sites() as running:
        url = running.portal_url
        assert client.get(url + "/").status_code == 200
    with pytest.raises(httpx.TransportError):
        httpx.get(url + "/")
