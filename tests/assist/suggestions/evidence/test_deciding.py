from __future__ import annotations

import pytest

from assist.suggestions.evidence.deciding import asks_who_decides, who_decides
from assist.suggestions.evidence.parts import Part
from assist.suggestions.vocabulary.values import Wanted
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/corte",
    "Corte de la vía pública",
    [
        ("Forma de presentación", Aspect.CHANNEL, "Electrónica."),
        ("Órgano de resolución", Aspect.CONTACT, "Alcaldía."),
        ("Teléfono", Aspect.CONTACT, "976 000 000."),
    ],
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("¿Quién resuelve el corte de la vía pública?", ["Alcaldía."]),
        ("¿quien concede el permiso?", ["Alcaldía."]),
        ("¿Qué órgano es el competente?", ["Alcaldía."]),
        ("¿Quién es el órgano competente para el corte?", ["Alcaldía."]),
        ("¿Quién es el responsable?", ["Alcaldía."]),
        ("¿Dónde se presenta?", []),
        ("¿Quién es el solicitante?", []),
        ("¿Quién puede pedirlo?", []),
    ],
)
def test_who_asks_which_body_decides_is_told_its_name(text: str, told: list[str]) -> None:
    part = Part(text, (Aspect.WHERE,), Wanted(), ())
    assert [unit.text for unit in who_decides(part, [tuple(PAGE)])] == told


def test_a_page_that_heads_no_body_says_nothing_of_it() -> None:
    part = Part("¿Quién lo resuelve?", (Aspect.WHERE,), Wanted(), ())
    assert who_decides(part, [(PAGE[0], PAGE[2])]) == ()


@pytest.mark.parametrize(
    ("text", "asks"),
    [("¿Quién la concede?", True), ("¿Quién puede pedirla?", False), ("¿Dónde se pide?", False)],
)
def test_who_decides_is_asked_by_its_words(text: str, asks: bool) -> None:
    assert asks_who_decides(Part(text, (Aspect.WHERE,), Wanted(), ())) is asks
