"""Titles of pages that print them in no heading."""

from __future__ import annotations

import pytest

from ingest.cleaners.markup import parse
from ingest.extractors.page_title import page_title

_TRAIL = (
    '<div id="miga">Está en: <a href="/">Inicio</a> &gt; <a href="/t">Trámites</a> &gt; {}</div>'
)


def _page(title: str, body: str) -> str:
    return page_title(parse(f"<html><head><title>{title}</title></head><body>{body}</body></html>"))


def test_what_the_trail_ends_in_and_the_page_prints_again() -> None:
    trail = _TRAIL.format("Licencias de caza y pesca")
    body = (
        f'{trail}<div class="tit">Código: 310 Licencias de caza y pesca</div><p>Plazo: 3 días</p>'
    )

    assert _page("GVT - Seu electrònica - Detalle de trámite", body) == "Licencias de caza y pesca"


@pytest.mark.parametrize("end", ["Familias", '<a href="/f">Licencias de caza y pesca</a>'])
def test_a_trail_that_ends_in_a_theme_or_a_link_names_no_page(end: str) -> None:
    body = f"{_TRAIL.format(end)}<h2>Licencias de caza y pesca</h2>"

    assert _page("Sede electrónica", body) == "Licencias de caza y pesca"


def test_a_heading_that_says_more_than_the_trail_is_the_title() -> None:
    body = f"{_TRAIL.format('Expedición de títulos')}<h2>Expedición de títulos de grado</h2>"

    assert _page("Sede electrónica", body) == "Expedición de títulos de grado"


def test_a_dressed_title_is_whole_where_the_head_begins_with_it() -> None:
    body = '<div class="titulo-pagina"><span>Targeta sanitària · Tarjeta sanitaria</span></div>'

    declared = "Targeta sanitària · Tarjeta sanitaria - ServSalut"

    assert _page(declared, body) == "Targeta sanitària · Tarjeta sanitaria"


@pytest.mark.parametrize(
    "logo", ['<h1><a href="index.html">Portal</a></h1>', '<h1 id="logo">Portal de Brañas</h1>']
)
def test_a_logo_written_as_a_heading_is_no_title(logo: str) -> None:
    assert _page("Becas propias :: Brañas", f"{logo}<h2>Becas propias</h2>") == "Becas propias"


def test_a_heading_that_leads_to_its_own_folder_is_the_title() -> None:
    body = '<h1><a href="/tramites/caza/">Licencias de caza</a></h1>'

    assert _page("Sede electrónica", body) == "Licencias de caza"
