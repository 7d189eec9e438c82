"""Pages that only lead to others."""

from __future__ import annotations

import pytest

from ingest.extractors.html import read_markup

_URL = "https://sede.ejemplo.es/preguntas/"
_LINKS = "".join(f'<li><a href="p{n}.html">¿Qué es el trámite {n}?</a></li>' for n in range(6))
_SAID = "El registro atiende de lunes a viernes en todas las oficinas. "
_PAGE = "<html><body><main><h1>Preguntas frecuentes</h1>{}</main></body></html>"


def test_a_page_of_links_is_followed_and_makes_no_document() -> None:
    page = read_markup(_PAGE.format(f"<p>Elija:</p><ul>{_LINKS}</ul>"), _URL)
    assert page.listing
    assert len(page.document.links) == 6


@pytest.mark.parametrize(
    "content",
    [
        f"<p>{_SAID * 9}</p><ul>{_LINKS}</ul>",
        f"<ul>{_LINKS.replace('.html', '.pdf')}</ul>",
        "<ul>" + _LINKS.replace('href="p', 'href="#p') + "</ul>",
        '<p><a href="a.html">Solicitud</a> <a href="b.html">Justificante</a></p>',
    ],
    ids=["beside what it says", "files", "places of the same page", "few"],
)
def test_links_that_are_content_stay(content: str) -> None:
    assert not read_markup(_PAGE.format(content), _URL).listing


def test_what_is_no_address_leads_nowhere() -> None:
    broken = "".join(f'<li><a href="http://[roto{n}">Trámite {n}</a></li>' for n in range(9))
    assert not read_markup(_PAGE.format(f"<ul>{broken}</ul>"), _URL).listing
