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
