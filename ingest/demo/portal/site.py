"""Assembles the portal: home, themes, guides, questions, news and offices."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

from ingest.demo.addresses import procedure_path, slugify
from ingest.demo.assembly import Assembly
from ingest.demo.assets import add_assets, add_pdfs
from ingest.demo.discovery import add_discovery, rss
from ingest.demo.look import Link
from ingest.demo.portal.content import PortalPage
from ingest.demo.portal.frame import Portal
from ingest.demo.sede.procedures import SedeContent
from ingest.demo.site import EPOCH, HTML, Site

DISALLOWED = ("/buscar", "/c/portal/")
LATIN_1_HTML = "text/html"  # says nothing of its charset: the hazard


def build_portal(url: str, sede_url: str, content: Path, sede: SedeContent) -> Site:
    """Raises RecordInvalid when a page, a theme or an office of the content is wrong."""
    portal = Portal(Assembly("portal", url), content, sede_url, sede)
    _add_home(portal)
    for page in portal.pages:
        _add_page(portal, page)
    _add_themes(portal)
    _add_offices(portal)
    _add_news(portal)
    _add_services(portal)
    add_pdfs(portal.assembly, sede.pdfs)
    add_assets(portal.assembly)
    add_discovery(portal.assembly, DISALLOWED)
    text = "<p>La página solicitada no existe (error 404).</p>"
    missing = portal.look("No encontrado", None)
    return portal.assembly.finish(portal.render("portal/text.html", missing, text=text))


def _add_home(portal: Portal) -> None:
    guides = [page for page in portal.pages if page.kind == "guide"]
    portal.add(
        "/", "portal/home.html", "Inicio", guides=guides, themes=theme_links(portal),
        news=portal.news[:4],
    )  # fmt: skip


def theme_links(portal: Portal) -> list[Link]:
    return [Link(theme.name, f"/-/temas/{slugify(theme.name)}") for theme in portal.themes]


def _add_page(portal: Portal, page: PortalPage) -> None:
    latin = page.charset == "latin-1"
    text = portal.render(
        "portal/page.html",
        portal.look_of(page),
        item=page,
        text=portal.body_of(page),
        latin=latin,
        pdfs=[item for item in portal.sede.pdfs if page.slug in item.linked_from],
    )
    stated = page.updated or page.published
    portal.assembly.add(
        page.address,
        text.encode("latin-1", "xmlcharrefreplace") if latin else text,
        content_type=LATIN_1_HTML if latin else HTML,
        modified=datetime.combine(stated, time(8), tzinfo=UTC) if stated else EPOCH,
        listed={"hidden": None, "news": "noticias"}.get(page.kind, "paginas"),
    )


def _add_themes(portal: Portal) -> None:
    portal.add("/-/temas", "portal/list.html", "Temas", items=theme_links(portal))
    for theme in portal.themes:
        procedures = [
            Link(item.title, portal.sede_url + procedure_path(item, item.title), item.summary)
            for item in portal.sede.procedures
            if item.theme == theme.name
        ]
        guides = [page for page in portal.pages if page.slug in theme.guides]
        path = f"/-/temas/{slugify(theme.name)}"
        portal.add(
            path, "portal/theme.html", theme.name, theme=theme, items=procedures, guides=guides
        )


def _add_offices(portal: Portal) -> None:
    links = [Link(office.name, f"/-/oficina-{office.id}") for office in portal.offices]
    rows = list(zip(portal.offices, links, strict=True))
    portal.add("/-/oficinas", "portal/offices.html", "Oficinas", rows=rows)
    for office, link in rows:
        notes = portal.office_notes.get(office.id, ())
        portal.add(link.href or "", "portal/office.html", office.name, office=office, notes=notes)


def _add_news(portal: Portal) -> None:
    items = [
        Link(page.title, page.address, page.summary, published=page.published)
        for page in portal.news
    ]
    portal.add("/-/noticias", "portal/news.html", "Noticias", items=items)
    url = portal.assembly.url
    absolute = [
        Link(item.title, f"{url}{item.href}", item.summary, published=item.published)
        for item in items
    ]
    feed = rss("Noticias del portal (demostración)", f"{url}/-/noticias", absolute)
    kind = "application/rss+xml; charset=utf-8"
    portal.assembly.add("/rss/noticias.xml", feed, content_type=kind)


def _add_services(portal: Portal) -> None:
    legal = (
        "<p>Este portal se publica con fines de demostración y no tiene carácter oficial. Los"
        " textos se han redactado a partir de información pública y pueden no estar al día.</p>"
    )
    cookies = "<p>Este portal de demostración no instala cookies.</p>"
    hidden = "<p>Esta página no debe aparecer en ningún índice: robots.txt la excluye.</p>"
    portal.add("/aviso-legal", "portal/text.html", "Aviso legal", text=legal)
    portal.add("/politica-de-cookies", "portal/text.html", "Política de cookies", text=cookies)
    for path in ("/buscar", "/c/portal/login"):
        portal.add(path, "portal/text.html", "Acceso", listed=None, text=hidden)
    redirects = portal.assembly.redirects
    redirects["/index.html"] = "/"
    for page in portal.pages:
        redirects[f"/es{page.address}"] = page.address
