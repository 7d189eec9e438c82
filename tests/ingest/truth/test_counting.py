"""Numbers of things that no fact holds."""

from __future__ import annotations

import pytest

from indexes.facts import extract_facts
from ingest.truth.counting import counts_in


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Hay que entregar tres fotografías recientes.", ["3 fotograf"]),
        ("Un aula por cada 15 alumnos.", ["15 alumn"]),
        ("Se resuelve en tres meses y cuesta 20 euros.", []),
        ("El artículo 21 de la Ley 39/2015.", []),
        ("Del 4 al 8 de mayo de 2026.", []),
    ],
)
def test_what_is_counted(text: str, forms: list[str]) -> None:
    assert [count.form for count in counts_in(text, extract_facts(text))] == forms
