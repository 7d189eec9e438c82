"""The theme of a page, from the trail that leads to it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from ingest.cleaners.elements import around
from ingest.cleaners.markup import tags_of, text_of
from ingest.extractors.trail import trail_of
from ingest.folding import fold

THEME_WORDS = 8
_MENUS = frozenset({"nav", "header", "footer"})
_THEME_PATH = re.compile(
    r"/(?:temas?|materias?|categor[ií]as?|areas?|ambitos?|familias?|tem[aà]tiques?|temes|topics?)"
    r"/[^/?#]+/?$",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"^(?:volver|regresar|ir|tornar|voltar|back)(?:\s+(?:a|al|to))?:?\s+", re.IGNORECASE
)
_GENERAL = re.compile(
    r"^(inicio|portada|home|accueil|tramites?( y servicios)?|servicios|procedimientos|temas"
    r"|sede( electronica)?|catalogo.*|tramitador|buscador.*|todos.*|estas en|esta en|volver.*"
    r"|tramites por tema|listado.*|ficha.*|detalle.*)$"
)


def theme_of(soup: BeautifulSoup, title: str) -> str | None:
    """The last step of the breadcrumb that is neither the page nor a general one."""
    trail = trail_of(soup)
    if trail is None:
        return _linked_theme(tags_of(soup), title)
    steps = [text_of(step) for step in tags_of(trail, ("li", "a", "span"))]
    return next((step for step in reversed(steps) if _names_a_theme(step, title)), None)


def _linked_theme(tags: list[Tag], title: str) -> str | None:
    """The one link to a theme beside the content: `<a href="/temas/vivienda">Volver</a>`.
    Several are a menu."""
    links = (tag for tag in tags if tag.name == "a" and _THEME_PATH.search(str(tag.get("href"))))
    named = {_BACK.sub("", text_of(link)) for link in links if around(link, _MENUS) is None}
    only = next(iter(named), "") if len(named) == 1 else ""
    return only if only and _names_a_theme(only, title) else None


def _names_a_theme(step: str, title: str) -> bool:
    folded = fold(step)
    short = 1 <= len(step.split()) <= THEME_WORDS and len(folded) > 2
    return short and not _GENERAL.match(folded) and not fold(title).startswith(folded)
