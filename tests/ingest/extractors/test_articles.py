from __future__ import annotations

from typing import Any

_REDUCED = "Los vehículos eléctricos gozarán de una bonificación del 75 por ciento."
_ASKED = "Se solicitarán antes del 31 de enero."


def _said(read_body: Any, html: str) -> list[tuple[tuple[str, ...], str]]:
    return [(block.section, block.text) for block in read_body(html).blocks]


def test_the_title_of_an_article_in_bold_heads_its_clauses(read_body: Any) -> None:
    html = f"<p><b>Artículo 4. Bonificaciones.</b> 1. {_REDUCED} 2. {_ASKED}</p>"
    section = ("Artículo 4. Bonificaciones",)
    assert _said(read_body, html) == [(section, _REDUCED), (section, _ASKED)]


def test_numbers_that_do_not_go_on_from_one_cut_nothing(read_body: Any) -> None:
    text = "Según la tarifa. 7. Los demás pagan 3 euros."
    html = f"<p><strong>Artículo 2.º Cuota.</strong> {text}</p>"
    assert _said(read_body, html) == [(("Artículo 2.º Cuota",), text)]


def test_what_only_names_an_article_is_no_title(read_body: Any) -> None:
    text = "El artículo 4 se aplica a los vehículos eléctricos."
    assert _said(read_body, f"<p>{text}</p>") == [((), text)]


def test_a_title_alone_heads_what_follows(read_body: Any) -> None:
    html = f"<p><b>Disposición final primera.</b></p><p>{_ASKED}</p>"
    assert _said(read_body, html) == [(("Disposición final primera",), _ASKED)]
