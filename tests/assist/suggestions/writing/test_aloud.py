from __future__ import annotations

import pytest

from assist.suggestions.writing.aloud import aloud, is_spoken
from indexes.facts import extract_facts


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("La tasa es de 19,73 €.", "La tasa es de 19,73 euros."),
        ("Cubre el 50 % de la renta.", "Cubre el 50 por ciento de la renta."),
        ("Hasta el 05/05/2026.", "Hasta el 5 de mayo de 2026."),
        ("Más en https://sede.example.org/pesca?a=1.", "Más en la página oficial."),
        ("Véase www.example.org y llame.", "Véase la página oficial y llame."),
        ("El art. 21 y el n.º 4.", "El artículo 21 y el número 4."),
        ("El 31/02/2026 no existe.", "El 31/02/2026 no existe."),
        ("No cambia nada.", "No cambia nada."),
    ],
)
def test_a_draft_is_written_as_it_is_said(written: str, said: str) -> None:
    assert aloud(written) == said


def test_values_stay_the_values_that_they_are() -> None:
    text = "La ayuda cubre el 60 %, con un máximo de 4.500 €, del 01/04/2026 al 05/05/2026."
    before, after = (
        {(fact.kind, fact.normalised) for fact in extract_facts(one)} for one in (text, aloud(text))
    )
    assert before == after


def test_an_address_is_not_told() -> None:
    assert not is_spoken("url")
    assert is_spoken("phone")
