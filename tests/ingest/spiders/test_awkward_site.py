"""A site with everything that sites get wrong, crawled by the real process."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import Any

import pytest

TEXT = "Un texto de la página con bastantes palabras para que se pueda guardar."
LINKS = (
    "/a?utm_source=boletin&b=2&a=1", "/a?a=1&b=2", "/viejo", "/bucle", "/latin", "/charset",
    "/enorme",
    "/prohibido/x", "/nada", "/suave", "/noindex", "/roto.pdf", "/fuera", "/privado", "/canonica-1",
    "/falsa-portada", "/rota", "mailto:a@b.es", "javascript:void(0)", "http://[::1", "/imagen.jpg",
    "/sesion;jsessionid=ABC123", "/caido", "/vacia", "/a/a/a/a/a/a", "/refresco",
)  # fmt: skip


@pytest.fixture
def awkward(site: Any, new_site: Callable[[], Any], html: Callable[..., str]) -> Any:
    other = new_site()
    other.add("/x", html("Otro sitio", TEXT))
    site.add("/", html("Portada", TEXT, links=LINKS))
    robots = f"User-agent: *\nDisallow: /prohibido/\nSitemap: {site.url}/indice.xml.gz\n"
    site.add("/robots.txt", robots, "text/plain")
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    index = (
        f"<sitemapindex {space}><sitemap><loc>{site.url}/mapa.xml</loc></sitemap></sitemapindex>"
    )
    site.add("/indice.xml.gz", gzip.compress(index.encode()), "application/gzip")
    entries = (f"<url><loc>{loc}</loc></url>" for loc in ("http://[roto", f"{site.url}/solo-mapa"))
    listed = f"<urlset {space}>{''.join(entries)}</urlset>"
    site.add("/mapa.xml", listed, "text/xml")
    site.add("/solo-mapa", html("Solo en el mapa", TEXT))
    site.add("/a?a=1&b=2", html("Con parámetros", TEXT))
    site.add("/viejo", status=301, Location="/nuevo")
    site.add("/nuevo", html("Dirección nueva", TEXT))
    site.add("/refresco", '<meta http-equiv="refresh" content="0; url=/nuevo">')
    site.add("/bucle", status=302, Location="/bucle2")
    site.add("/bucle2", status=302, Location="/bucle")
    latin = html("Página en español", "El año de la cigüeña llegó más pronto que nunca a Aragón.")
    site.add("/latin", latin.encode("latin-1"), "text/html; charset=utf-8")
    wrong = html(
        "Trámite con juego erróneo", "Información útil sobre el empadronamiento en Teruel."
    )
    site.add("/charset", wrong, "text/html; charset=iso-8859-1")
    site.add("/enorme", html("Enorme", "palabra " * 200_000))
    site.add("/prohibido/x", html("Prohibido", TEXT))
    site.add("/suave", html("Página no encontrada", "La página que busca no existe."))
    hidden = '<meta name="robots" content="noindex">'
    site.add("/noindex", html("Sin indexar", TEXT, head=hidden, links=("/tras-noindex",)))
    site.add("/tras-noindex", html("Enlazada desde una sin indexar", TEXT))
    site.add("/roto.pdf", b"%PDF-1.7\nesto no es un PDF", "application/pdf")
    site.add("/fuera", status=302, Location=f"{other.url}/x")
    site.add("/privado", status=302, Location="http://169.254.169.254/latest")
    site.add("/canonica-1", html("La misma", TEXT, head='<link rel="canonical" href="/canonica">'))
    site.add("/canonica", html("La misma", TEXT))
    claim = '<link rel="canonical" href="/">'
    site.add("/falsa-portada", html("Otra cosa", "Dice, por error, que es la portada.", head=claim))
    broken = "<h1>Rota<p>Un párrafo <b>sin cerrar<table><tr><td>celda con texto<div>y más</h1>"
    site.add("/rota", broken)
    site.add("/sesion", html("Con sesión", TEXT))
    site.add("/caido", "error", status=503)
    site.add("/vacia", b"   ")
    return site


@pytest.fixture
def settings(settings: Any) -> Any:
    return settings.model_copy(update={"max_page_bytes": 1_000_000})


def test_awkward_site_is_read_as_far_as_it_can_be(
    awkward: Any, crawl_once: Any, stored: Any, problems: Any
) -> None:
    report = crawl_once(awkward.url)
    documents, reasons = stored(), problems(report)

    assert report.error == ""
    assert set(documents) == {
        "/", "/solo-mapa", "/a?a=1&b=2", "/nuevo", "/latin", "/charset", "/canonica",
        "/falsa-portada",
        "/rota", "/sesion", "/tras-noindex",
    }  # fmt: skip
    assert report.new == len(documents)

    # other addresses of one page
    aliases = {
        path: {url.removeprefix(awkward.url) for url in d.aliases} for path, d in documents.items()
    }
    assert aliases["/nuevo"] == {"/viejo", "/refresco"}
    assert aliases["/canonica"] == {"/canonica-1"}
    assert aliases["/"] == set()

    # charsets
    assert "El año de la cigüeña llegó" in documents["/latin"].blocks[0].text
    assert documents["/charset"].title == "Trámite con juego erróneo"

    # what was not read, and why
    assert "no termina" in reasons["/bucle"]
    assert "robots.txt" in reasons["/prohibido/x"]
    assert "no existe" in reasons["/suave"]
    assert "noindex" in reasons["/noindex"]
    assert "dañado" in reasons["/roto.pdf"]
    assert "fuera de los dominios" in reasons["/fuera"]
    assert "tamaño máximo de 1,0 MB" in reasons["/enorme"]
    assert "HTTP 404" in reasons["/nada"]
    assert "HTTP 503" in reasons["/caido"]
    assert "vacía" in reasons["/vacia"]
    assert "/privado" in reasons
    assert all(problem.remedy for problem in (*report.failed, *report.skipped))


def test_awkward_site_is_asked_politely(awkward: Any, crawl_once: Any) -> None:
    crawl_once(awkward.url)

    assert awkward.statuses("/prohibido/x") == []
    assert awkward.statuses("/imagen.jpg") == []
    assert awkward.statuses("/a/a/a/a/a/a") == []
    assert awkward.statuses("/a?a=1&b=2") == [200]
    assert awkward.statuses("/sesion") == [200]
    assert awkward.statuses("/caido") == [503, 503, 503]


def test_second_crawl_of_an_unchanged_site_changes_nothing(
    awkward: Any, crawl_once: Any, stored: Any
) -> None:
    first = crawl_once(awkward.url)
    before = stored()
    second = crawl_once(awkward.url)

    assert (second.new, second.changed, second.gone) == (0, 0, ())
    assert second.unchanged == first.new
    assert {path: d.aliases for path, d in stored().items()} == {
        p: d.aliases for p, d in before.items()
    }
