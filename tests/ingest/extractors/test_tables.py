from __future__ import annotations

from typing import Any

import pytest

_ROW = "<tr><td>General</td><td>19,73 €</td><td>40 €</td></tr>"
_OTHER = "<tr><td>Numerosa</td><td>12,50 €</td><td>25 €</td></tr>"


@pytest.mark.parametrize(
    ("first", "are_titles"),
    [
        ("<th>Título</th><th>Ordinaria</th><th>Urgente</th>", True),
        ("<td></td><th>Ordinaria</th><th>Urgente</th>", True),
        ("<td>Título</td><td>Ordinaria</td><td>Urgente</td>", True),
        ("<td>Reducida</td><td>10 €</td><td>20 €</td>", False),
    ],
)
def test_the_row_that_names_columns_of_values_is_known(
    read_body: Any, first: str, are_titles: bool
) -> None:
    html = f"<h2>Tasas</h2><table><tr>{first}</tr>{_ROW}{_OTHER}</table>"
    rows = [block for block in read_body(html).blocks if block.kind == "row"]
    assert [row.titles for row in rows] == [are_titles, False, False]
    assert rows[1].text == "General\u200319,73 €\u200340 €"  # as it stands in the page


def test_words_above_words_name_no_columns_of_values(read_body: Any) -> None:
    cells = "<tr><td>Padrón</td><td>Siempre</td><td>Ayuntamiento</td></tr>"
    rows = read_body(f"<h2>Documentación</h2><table>{cells}{cells}</table>").blocks
    assert not any(row.titles for row in rows)


_VALUES = "<tr><th>Edad</th><th>Laborables</th><th>Festivos</th></tr>"
_ADULTS = "<tr><td>Adultos</td><td>4,20 €</td><td>5,60 €</td></tr>"


@pytest.mark.parametrize(
    "html",
    [
        f"<table><caption>Entradas a la piscina</caption>{_VALUES}{_ADULTS}</table>",
        f"<figure><table>{_VALUES}{_ADULTS}</table>"
        "<figcaption>Entradas a la piscina</figcaption></figure>",
    ],
)
def test_what_a_table_says_that_it_is_of_stands_above_its_rows(read_body: Any, html: str) -> None:
    blocks = read_body(f"<h2>Deportes</h2>{html}<p>La matrícula cuesta 15 euros.</p>").blocks
    rows = [block for block in blocks if block.kind == "row"]
    assert {row.section for row in rows} == {("Deportes", "Entradas a la piscina")}
    assert [block.section for block in blocks if "matrícula" in block.text] == [("Deportes",)]
    assert not [block for block in blocks if block.text == "Entradas a la piscina"]


def test_an_empty_cell_keeps_the_place_of_those_behind_it(read_body: Any) -> None:
    row = "<tr><td>Bebés</td><td></td><td>72 €</td></tr>"
    html = f"<h2>Precios</h2><table>{_VALUES}{_ADULTS}{row}</table>"
    (found,) = [block for block in read_body(html).blocks if "Bebés" in block.text]
    assert found.text.split("\u2003") == ["Bebés", "", "72 €"]


def test_each_column_keeps_both_of_its_names(read_body: Any) -> None:
    html = (
        "<h2>Tarifas</h2><table><tr><th rowspan=2>Régimen</th><th colspan=2>Jóvenes</th>"
        "<th colspan=2>Adultos</th></tr><tr><th>Baja</th><th>Alta</th><th>Baja</th><th>Alta</th>"
        "</tr><tr><td>Desayuno</td><td>9 €</td><td>12 €</td><td>13 €</td><td>17 €</td></tr></table>"
    )
    rows = [block for block in read_body(html).blocks if block.kind == "row"]
    assert [row.text.split("\u2003") for row in rows] == [
        ["Régimen", "Jóvenes", "Jóvenes", "Adultos", "Adultos"],
        ["Régimen", "Baja", "Alta", "Baja", "Alta"],
        ["Desayuno", "9 €", "12 €", "13 €", "17 €"],
    ]
    assert [row.titles for row in rows] == [True, True, False]


def test_an_empty_corner_is_named_by_the_row_below(read_body: Any) -> None:
    html = (
        "<table><tr><th></th><th colspan=2>Cuota anual</th></tr><tr><th>Entrada</th>"
        "<th>Particular</th><th>Colectivo</th></tr>"
        "<tr><td>Hasta 3 metros</td><td>46,20 €</td><td>71,50 €</td></tr></table>"
    )
    rows = [block for block in read_body(html).blocks if block.kind == "row"]
    assert rows[0].text.split("\u2003") == ["Entrada", "Cuota anual", "Cuota anual"]
    assert [row.titles for row in rows] == [True, True, False]


_ORDINANCE = (
    "<h2>Tarifas</h2><table><tr><td colspan=2>Clase</td><td>Cuota (euros)</td></tr>"
    "<tr><td colspan=3>A) Turismos</td></tr>"
    "<tr><td colspan=2>De 8 a 12 caballos</td><td>49,42</td></tr>"
    "<tr><td colspan=3>B) Motos</td></tr><tr><td colspan=2>Hasta 125 c.c.</td><td>6,41</td></tr>"
    "</table><p>Se paga en mayo.</p>"
)


def test_each_group_of_rows_stands_below_its_name_and_those_of_the_columns(read_body: Any) -> None:
    blocks = read_body(_ORDINANCE).blocks
    titles = "Clase\u2003Cuota (euros)"
    assert [(block.section[-1], block.text) for block in blocks] == [
        ("A) Turismos", titles),
        ("A) Turismos", "De 8 a 12 caballos\u200349,42"),
        ("B) Motos", titles),
        ("B) Motos", "Hasta 125 c.c.\u20036,41"),
        ("Tarifas", "Se paga en mayo."),
    ]


def test_a_cell_that_spans_rows_stands_in_each_of_them(read_body: Any) -> None:
    html = (
        "<table><tr><th>Uso</th><th>Día</th><th>Precio</th></tr>"
        "<tr><td rowspan=2>Pádel</td><td>Laborable</td><td>6 €</td></tr>"
        "<tr><td>Festivo</td><td>8 €</td></tr></table>"
    )
    rows = [block.text.split("\u2003") for block in read_body(html).blocks]
    assert rows[1:] == [["Pádel", "Laborable", "6 €"], ["Pádel", "Festivo", "8 €"]]


def test_a_value_that_spans_columns_holds_for_each(read_body: Any) -> None:
    html = (
        "<table><tr><th>Edad</th><th>Verano</th><th>Invierno</th></tr>"
        "<tr><td>Bebés</td><td colspan=2>gratis</td></tr></table>"
    )
    assert read_body(html).blocks[-1].text.split("\u2003") == ["Bebés", "gratis", "gratis"]
