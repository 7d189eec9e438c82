"""Every block stands in its page, letter by letter, white space apart."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.extractors.extract import extract
from ingest.extractors.outline import CELL

PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))


def printed(html: str) -> tuple[str, str]:
    soup = BeautifulSoup(html, "lxml")
    spaced = re.sub(r"\s+", " ", soup.get_text(" "))
    return spaced, re.sub(r"\s+", " ", soup.get_text())


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_blocks_stand_in_the_page(path: Path) -> None:
    spaced, plain = printed(path.read_text(encoding="utf-8"))
    blocks = extract(path.read_bytes(), "http://x.test/").blocks

    assert blocks
    texts = [b.text.replace(CELL, " ") for b in blocks]
    assert [text for text in texts if text not in spaced and text not in plain] == []


WORDS = st.sampled_from(
    ["plazo", "Requisitos:", "1.", "¿Cómo?", "a&amp;b", "Día", "€", "sí", "Leer más"]
)
TAGS = st.sampled_from(
    [
        *("p", "div", "li", "b", "i", "span", "h2", "h3", "td", "dt", "dd"),
        *("details", "summary", "table", "tr", "ul", "a", "br", "main"),
    ]
)


@st.composite
def broken_html(draw: Any) -> str:
    """Tags opened and closed in any order."""
    parts: list[str] = []
    for _ in range(draw(st.integers(1, 40))):
        tag = draw(TAGS)
        parts.append(draw(st.sampled_from([f"<{tag}>", f"</{tag}>", f"<{tag} hidden>"])))
        parts.append(" ".join(draw(st.lists(WORDS, max_size=5))))
    return " ".join(parts)


@settings(max_examples=150, deadline=None)
@given(broken_html())
def test_any_markup_is_read(html: str) -> None:
    for block in extract(html.encode(), "http://x.test/", "text/html").blocks:
        assert block.text.replace(CELL, " ") == " ".join(block.text.split())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p><b>Pla</b>zo de <i>un</i> mes</p>", ["Plazo de un mes"]),
        ("<p><span>Plazo</span><span>Abierto ahora</span></p>", ["Plazo Abierto ahora"]),
        ("<p>Primera frase.<br>Segunda frase.</p>", ["Primera frase.", "Segunda frase."]),
        ("<p>Una frase que<br>sigue aquí</p>", ["Una frase que sigue aquí"]),
        ("<ul><li>Uno<ul><li>Uno bis</li></ul></li></ul>", ["Uno", "Uno bis"]),
        ("<p>Con&nbsp;espacio duro y guion&shy;blando</p>", ["Con espacio duro y guionblando"]),
        ("<p>Solicitud (se abre en ventana nueva) firmada</p>", ["Solicitud firmada"]),
        ("<address>Plaza Mayor, 1<br>22001 Huesca<br>974 00 00 00</address>",
         ["Plaza Mayor, 1", "22001 Huesca", "974 00 00 00"]),
        ("<table><tr><th>Año</th><th>Cuota</th></tr><tr><td>2026</td><td>3 €</td></tr></table>",
         ["Año\u2003Cuota", "2026\u20033 €"]),
    ],
)  # fmt: skip
def test_inline_markup_leaves_no_traces(read_body: Any, html: str, expected: list[str]) -> None:
    assert [block.text for block in read_body(html).blocks] == expected


def test_elements_nested_thousands_deep_are_read() -> None:
    html = "<h1>T</h1>" + "<div>" * 4000 + "<p>En el fondo.</p>" + "</div>" * 4000
    assert extract(html.encode(), "http://x.test/", "text/html").blocks[-1].text == "En el fondo."
