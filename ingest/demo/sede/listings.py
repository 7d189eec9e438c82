"""Home, themes with their pages, map of procedures, old pages: the ways to reach a procedure."""

from __future__ import annotations

from math import ceil

from indexes.models import WindowState
from ingest.demo.addresses import MIRROR, procedure_path, slugify
from ingest.demo.assembly import Assembly
from ingest.demo.content import DemoProcedure
from ingest.demo.look import Link, Look
from ingest.demo.rendering import STATES, render
from ingest.demo.sede.procedures import SedeContent

PAGE_SIZE = 8


def add_listings(assembly: Assembly, content: SedeContent) -> None:
    themes: dict[str, list[DemoProcedure]] = {}
    for procedure in content.procedures:
        themes.setdefault(procedure.theme, []).append(procedure)
    _add_home(assembly, content, sorted(themes))
    links = [
        {"title": name, "href": f"/temas/{slugify(name)}", "total": len(themes[name])}
        for name in sorted(themes)
    ]
    _add(assembly, content, "/temas", "sede/themes.html", "Trámites por temas", themes=links)
    for name, procedures in themes.items():
        _add_theme(assembly, content, name, procedures)
    _add_map(assembly, content)
    _add_old_pages(assembly, content)


def procedure_link(procedure: DemoProcedure) -> Link:
    return Link(
        procedure.title,
        procedure_path(procedure, procedure.title),
        procedure.summary,
        STATES[procedure.deadline.state],
    )


def _add(
    assembly: Assembly,
    content: SedeContent,
    path: str,
    template: str,
    title: str,
    **values: object,
) -> None:
    look = Look(title, "listado", maintenance=content.maintenance)
    body = render(template, page=look, portal=content.portal_url, **values)
    assembly.add(path, body, listed=None if "?" in path else "temas")


def _add_home(assembly: Assembly, content: SedeContent, themes: list[str]) -> None:
    _add(
        assembly,
        content,
        "/",
        "sede/home.html",
        "Inicio",
        themes=[Link(name, f"/temas/{slugify(name)}") for name in themes],
        open=_with_state(content, "open"),
        featured=_with_state(content, "permanent")[::9],
    )


def _with_state(content: SedeContent, state: WindowState) -> list[Link]:
    return [procedure_link(item) for item in content.procedures if item.deadline.state == state]


def _add_theme(
    assembly: Assembly, content: SedeContent, name: str, procedures: list[DemoProcedure]
) -> None:
    base = f"/temas/{slugify(name)}"
    pages = ceil(len(procedures) / PAGE_SIZE)
    for number in range(1, pages + 1):
        chosen = procedures[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        _add(
            assembly,
            content,
            base if number == 1 else f"{base}?pagina={number}",
            "sede/theme.html",
            name,
            items=[procedure_link(item) for item in chosen],
            number=number,
            pages=pages,
            total=len(procedures),
            base=base,
        )


def _add_map(assembly: Assembly, content: SedeContent) -> None:
    _add(
        assembly,
        content,
        "/mapa-de-tramites",
        "sede/list.html",
        "Mapa de trámites",
        paragraphs=["Todos los trámites de esta sede, por orden alfabético."],
        items=sorted(map(procedure_link, content.procedures), key=lambda link: link.title),
    )


def _add_old_pages(assembly: Assembly, content: SedeContent) -> None:
    """Old twins, and some pages as the mirror and the second host serve them."""
    old = [Link(item.page.title, item.path) for item in content.placements if item.twin]
    links = [procedure_link(item) for item in content.procedures]
    mirrored = [link for link in links if MIRROR + (link.href or "") in assembly.resources]
    copies = [Link(link.title, f"{MIRROR}{link.href}") for link in mirrored[::9]]
    other_host = assembly.url.replace("127.0.0.1", "localhost")
    copies += [Link(link.title, f"{other_host}{link.href}") for link in links[::25]]
    _add(
        assembly,
        content,
        "/fichas-anteriores",
        "sede/list.html",
        "Fichas anteriores",
        paragraphs=["Fichas de ediciones y versiones anteriores que siguen publicadas."],
        items=old + copies,
    )
