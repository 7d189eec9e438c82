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
