from __future__ import annotations

import pytest

from assist.suggestions.evidence.units import units_of
from assist.suggestions.verification.short import SMS_CHARACTERS, said, shortened
from assist.suggestions.writing.text import Paragraph, Sentence
from indexes.models import Aspect
from tests.assist.suggestions.conftest import Ask
from tests.assist.suggestions.world import page


@pytest.mark.parametrize(
    "question",
    [
        "¿Qué documentos necesito para la licencia de pesca fluvial?",
        "¿Cuánto cuesta la licencia de pesca fluvial?",
        "¿Hasta cuándo puedo pedir las ayudas a talleres de artesanía?",
        "¿Cuánto tardan en entregar el carné de la biblioteca regional?",
        "¿De qué color es el caballo blanco de Santiago?",
        "¿Cómo va mi expediente?",
    ],
)
def test_a_text_message_fits(ask: Ask, question: str) -> None:
    text = ask(question, channel="sms").draft.text
    assert 0 < len(text) <= SMS_CHARACTERS
    assert "[1]" not in text


def test_what_is_read_aloud_has_no_marks(ask: Ask) -> None:
    found = ask("¿Qué documentos necesito para la licencia de pesca fluvial?", channel="phone")
    assert found.citations
    assert "[" not in found.draft.text


def test_the_answer_goes_before_an_address_that_does_not_fit_beside_it() -> None:
    unit = units_of(
        page(
            "https://sede.example.org/" + "tramite-de-nombre-largo/" * 4,
            "Trámite",
            [("Plazo", Aspect.DEADLINE, "El ingreso se hace en los dos meses que siguen.")],
        )[0]
    )[0]
    first = Paragraph((Sentence(unit.text, (unit,)),))
    more = Paragraph((Sentence("Y además " + "muchas cosas más " * 8, (unit,)),))
    text = said(shortened([first, more]))
    assert "dos meses" in text
    assert len(text) <= SMS_CHARACTERS


def test_what_else_was_asked_is_told_though_a_list_does_not_fit() -> None:
    unit = units_of(
        page(
            "https://sede.example.org/t", "Trámite", [("Tasa", Aspect.FEE, "La tasa es de 12 €.")]
        )[0]
    )[0]
    papers = tuple(Sentence(f"Documento número {n} de los que se piden", (unit,)) for n in range(9))
    listed = Paragraph(papers, lead="Hay que presentar:", layout="list", aspect=Aspect.DOCUMENTS)
    fee = Paragraph((Sentence(unit.text, (unit,)),), aspect=Aspect.FEE)
    step = Paragraph((Sentence("Puede hacerlo en línea.", (unit,)),))
    assert said(shortened([listed, fee, step])) == (
        "La tasa es de 12 €. Más información: https://sede.example.org/t"
    )


def test_a_second_answer_goes_before_the_address() -> None:
    url = "https://sede.example.org/" + "tramite-de-nombre-largo/" * 3
    rows = [
        ("Tasa", Aspect.FEE, "La tasa es de 37,75 €."),
        ("Plazo", Aspect.DEADLINE, "Se pide desde 35 días antes."),
    ]
    asked = [
        Paragraph((Sentence(unit.text, (unit,)),), aspect=passage.aspect)
        for passage in page(url, "Trámite", rows)
        for unit in units_of(passage)
    ]
    step = Paragraph((Sentence("Puede hacerlo en línea."),))
    text = said(shortened([*asked, step]))
    assert "37,75 €" in text
    assert "35 días" in text


def test_where_nothing_fits_it_is_said_what_can_be_read_there() -> None:
    unit = units_of(
        page(
            "https://sede.example.org/t", "Trámite", [("D", Aspect.DOCUMENTS, "Libro de familia")]
        )[0]
    )[0]
    papers = tuple(Sentence(f"Documento número {n} de los que se piden", (unit,)) for n in range(9))
    listed = Paragraph(papers, lead="Hay que presentar:", layout="list", aspect=Aspect.DOCUMENTS)
    assert said(shortened([listed])) == (
        "En esta página puede consultar la documentación que hay que presentar: "
        "https://sede.example.org/t"
    )
    assert said(shortened([listed], "en")).startswith("Documents to submit: see https://")
