"""Whether two places of one page say the same of one thing."""

from __future__ import annotations

import pytest

from indexes.facts import extract_facts
from indexes.facts.naming import Named, leading_in, named_beside, named_in_heading, of_one_thing
from indexes.stems import stems_of

TITLE = stems_of("Licencia de pesca")


def _named(sentence: str, slot: str) -> Named:
    named = named_beside(sentence, slot, tuple(f.value for f in extract_facts(sentence))) - TITLE
    return Named(named, named & leading_in(sentence), stems_of(sentence))


@pytest.mark.parametrize(
    ("slot", "one", "other", "expected"),
    [
        ("fee", "Tasa: 12 euros.", "La licencia cuesta 15 euros, que se pagan con tarjeta.", True),
        ("fee", "Tasa: 12 euros.", "El carné cuesta 15 euros.", False),
        ("fee", "Tasa: 12 euros.", "Cuesta 15 euros en Teruel.", False),
        ("validity", "Vale un año.", "El examen aprobado vale dos años.", False),
        ("resolution_term", "Un mes.", "La licencia se resuelve en dos meses.", True),
        ("age_limit", "Niños de 8 años.", "Los monitores tienen 18 años.", False),
    ],
)
def test_neither_names_what_the_other_does_not_know(
    slot: str, one: str, other: str, expected: bool
) -> None:
    assert of_one_thing(_named(one, slot), _named(other, slot)) == expected


def test_a_heading_of_anything_names_nothing() -> None:
    assert not named_in_heading("Información adicional")
    assert named_in_heading("Justificación de los gastos")
