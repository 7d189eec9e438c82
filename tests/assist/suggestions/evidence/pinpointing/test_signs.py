from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.signs import (
    ends_something,
    is_of_another_thing,
    labelled_as_asked,
)
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def signs(text: str, aspect: Aspect, words: str) -> tuple[bool, float]:
    (passage,) = page(f"{SEDE}/impuesto", "Impuesto", [("Pago", aspect, text)])
    terms = tuple(Term(word, stem(word)) for word in words.split())
    part = Part("", (aspect,), Wanted(), terms)
    unit = units_of(passage)[0]
    return ends_something(unit, part), labelled_as_asked(unit, part, terms)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("El periodo voluntario es del 16 de febrero al 20 de abril de 2026.", True),
        ("Se presenta antes del 31 de enero.", True),
        ("Lo paga quien figura como titular el 1 de enero.", False),
        ("Modelos para documentos (desde el 1 de enero de 2019).", False),
    ],
)
def test_who_asks_until_when_is_told_an_end(text: str, ends: bool) -> None:
    assert signs(text, Aspect.DEADLINE, "recargo")[0] is ends


def test_a_label_that_is_only_what_is_asked_says_less_than_the_name_of_the_thing() -> None:
    assert signs("Tasa: 11,30 €.", Aspect.FEE, "tasa licencia")[1] == 0.5
    assert signs("Licencia: 46,20 €.", Aspect.FEE, "tasa licencia")[1] == 1.0
    assert signs("Placa: 19,80 €.", Aspect.FEE, "tasa licencia")[1] == 0.0


@pytest.mark.parametrize(("words", "is_another"), [("matrícula", True), ("graduado", False)])
def test_what_is_said_of_another_thing_is_known_by_its_opening(
    words: str, is_another: bool
) -> None:
    text = "Existe otra prueba, para mayores de 18 años. La matrícula es en abril."
    rows = [("Prueba de Graduado", Aspect.OTHER, text)]
    (passage,) = page(f"{SEDE}/prueba", "Prueba de Bachiller", rows)
    terms = tuple(Term(word, stem(word)) for word in words.split())
    assert is_of_another_thing(passage, Part("", (), Wanted(), terms)) is is_another
