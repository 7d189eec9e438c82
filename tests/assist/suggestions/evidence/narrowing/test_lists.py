from __future__ import annotations

import pytest

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.narrowing.lists import asked_of_list, with_its_list
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.units import lines_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

TITLE = "Calificación provisional y definitiva de talleres"
LIST = (
    "Impreso de solicitud\n"
    "Plano del taller (si se pide la calificación provisional)\n"
    "Certificado de final de obra (si se pide la calificación definitiva)\n"
    "Facturas originales de la maquinaria"
)


def told(text: str, knowledge: Knowledge) -> list[str]:
    (passage,) = page(f"{SEDE}/talleres", TITLE, [("Documentación", Aspect.DOCUMENTS, LIST)])
    whole = AspectEvidence(Aspect.DOCUMENTS, lines_of(passage))
    found = asked_of_list(whole, parts_of(question(text))[0], TITLE, knowledge)
    assert found.more == (len(found.units) < len(whole.units))
    return [unit.text for unit in found.units]


@pytest.mark.parametrize(
    "text", ["¿Qué documentos hay que presentar?", "¿Qué requisitos y papeles piden en total?"]
)
def test_who_asks_for_the_list_gets_it_whole(text: str, knowledge: Knowledge) -> None:
    assert told(text, knowledge) == LIST.splitlines()


def test_items_of_another_case_are_left_out(knowledge: Knowledge) -> None:
    found = told("¿Qué documentos se aportan para la calificación definitiva?", knowledge)
    assert "Certificado de final de obra (si se pide la calificación definitiva)" in found
    assert "Plano del taller (si se pide la calificación provisional)" not in found
    assert "Impreso de solicitud" in found


def test_what_a_case_adds_is_told_alone(knowledge: Knowledge) -> None:
    text = "Pido la calificación definitiva. ¿Qué documentos adicionales piden?"
    assert told(text, knowledge) == LIST.splitlines()[2:3]
    text = "¿Qué documentos adicionales hay que presentar?"  # it tells of no case
    assert told(text, knowledge) == LIST.splitlines()


def test_who_asks_for_one_thing_gets_that_one(knowledge: Knowledge) -> None:
    found = told("¿Hay que adjuntar las facturas originales?", knowledge)
    assert found == ["Facturas originales de la maquinaria"]


def test_the_story_before_the_question_chooses_nothing(knowledge: Knowledge) -> None:
    text = "Mi primo dice que con las facturas originales vale. ¿Qué documentos hay que presentar?"
    assert told(text, knowledge) == LIST.splitlines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Me han robado la tarjeta. ¿Qué papeles piden?",
            ["Solicitud", "Denuncia, si es por robo"],
        ),
        ("Viajo mucho. ¿Qué papeles piden?", None),
    ],
)
def test_what_happened_tells_the_case_of_those_that_the_title_names(
    text: str, expected: list[str] | None, knowledge: Knowledge
) -> None:
    title = "Sustitución de la tarjeta por pérdida o robo"
    items = ["Solicitud", "Denuncia, si es por robo", "Declaración, si es por pérdida"]
    (passage,) = page(f"{SEDE}/s", title, [("Papeles", Aspect.DOCUMENTS, "\n".join(items))])
    whole = AspectEvidence(Aspect.DOCUMENTS, lines_of(passage))
    found = asked_of_list(whole, parts_of(question(text))[0], title, knowledge)
    assert [unit.text for unit in found.units] == (expected or items)


def test_what_the_title_says_in_other_words_names_no_item(knowledge: Knowledge) -> None:
    text = "Impreso de reintegro\nFactura detallada"
    (passage,) = page(f"{SEDE}/g", "Reembolso", [("Documentación", Aspect.DOCUMENTS, text)])
    whole = AspectEvidence(Aspect.DOCUMENTS, lines_of(passage))
    part = parts_of(question("¿Qué mando para que me lo devuelvan?"))[0]
    assert asked_of_list(whole, part, "Reembolso de gastos", knowledge) == whole


@pytest.mark.parametrize(
    ("asked", "is_told"),
    [
        ("gastos pagan", True),
        ("gastos matrícula", False),
        ("dinero", False),
    ],
)
def test_the_list_whose_heading_says_what_is_asked_is_told_whole(asked: str, is_told: bool) -> None:
    text = "Matrícula del curso\nLibros y material\nTransporte diario"
    (passage,) = page(f"{SEDE}/g", "Becas", [("Gastos incluidos", Aspect.OTHER, text)])
    items = lines_of(passage)
    terms = [Term(word, stem(word)) for word in asked.split()]
    assert with_its_list(items[0], terms) == (items if is_told else ())
