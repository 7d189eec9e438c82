from __future__ import annotations

import pytest

from assist.suggestions.evidence.discounts import told_discounts
from assist.suggestions.evidence.parts import Part
from assist.suggestions.text.folding import words
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

FAMILIES = "Bonificaciones: las familias numerosas pagan 5 m³ menos."
PENSIONERS = "Los pensionistas no pagan la cuota fija."
WHEN = "Se piden en enero."
TEXT = f"Cuota fija: 7,80 € cada bimestre.\n{FAMILIES} {PENSIONERS} {WHEN}"
PAGE = page(f"{SEDE}/t", "Tarifas de agua", [("", Aspect.FEE, TEXT)])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Soy pensionista, ¿tengo algún descuento?", [PENSIONERS]),
        ("¿Hay rebaja para las familias numerosas?", [FAMILIES]),
        ("¿Qué bonificaciones hay?", [FAMILIES, PENSIONERS, WHEN]),
        ("¿Cuánto pagan los pensionistas?", []),
    ],
)
def test_who_asks_for_a_discount_is_told_that_of_their_group(text: str, told: list[str]) -> None:
    terms = tuple(Term(word, stem(word)) for word in words(text) if len(word) > 5)
    part = Part(text, (Aspect.FEE,), Wanted(), terms)
    assert [unit.text for unit in told_discounts(part, PAGE[0].title, [tuple(PAGE)])] == told


def test_who_asks_for_something_else_besides_is_told_all_of_it() -> None:
    part = Part("¿Qué descuento hay y hasta cuándo?", (Aspect.DEADLINE,), Wanted(), ())
    assert told_discounts(part, PAGE[0].title, [tuple(PAGE)]) == ()
