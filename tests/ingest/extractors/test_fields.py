from __future__ import annotations

from typing import Any


def test_tabs_of_a_page_builder_are_known_by_their_classes(read_body: Any) -> None:
    html = (
        '<div class="elementor-tab-title">Verano</div>'
        '<div class="elementor-tab-content"><p>De 11:30 a 21:00.</p></div>'
        '<div class="elementor-tab-title">Invierno</div>'
        '<div class="elementor-tab-content"><p>De 7:30 a 22:00.</p></div>'
    )
    blocks = read_body(html).blocks
    assert [(block.section, block.text) for block in blocks] == [
        (("Verano",), "De 11:30 a 21:00."),
        (("Invierno",), "De 7:30 a 22:00."),
    ]


def test_what_stands_before_another_kind_of_element_opens_nothing(read_body: Any) -> None:
    html = '<div class="card-title">Aviso</div><div class="card-image">Obras en la calle.</div>'
    assert not any(block.section for block in read_body(html).blocks)


def test_pairs_laid_out_alike_are_labels_whatever_they_say(read_body: Any) -> None:
    pairs = [("Validez", "3 meses"), ("Entrega en papel", "5 días"), ("Entrega en línea", "Ya")]
    html = "".join(
        f'<div><span class="k">{label}</span><span class="v">{value}</span></div>'
        for label, value in pairs
    )
    blocks = read_body(html).blocks
    assert [(block.section, block.text) for block in blocks] == [((k,), v) for k, v in pairs]


def test_so_are_those_that_alternate_with_what_they_head(read_body: Any) -> None:
    names = ("Tarjeta deportiva", "Reservas", "Pabellón")
    html = "".join(
        f'<div class="cab">{name}</div><div class="cuerpo">Se paga en la web.</div>'
        for name in names
    )
    assert [block.section for block in read_body(html).blocks] == [(name,) for name in names]


def test_a_sentence_that_print_broke_into_lines_is_one(read_body: Any) -> None:
    html = (
        "<div>Corresponden 420 días de prestación a quien acredite los días</div>"
        "<div>cotizados que dice la ley.</div><div>Cuarta. Vacaciones</div>"
    )
    text = "\n".join(block.text for block in read_body(html).blocks)
    assert "acredite los días cotizados que dice la ley.\n" in text
