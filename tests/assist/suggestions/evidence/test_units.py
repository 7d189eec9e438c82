from __future__ import annotations

from assist.suggestions.evidence.units import lines_of, units_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def texts(text: str, *, heading: str = "Sección", aspect: Aspect = Aspect.OTHER) -> list[str]:
    (passage,) = page(f"{SEDE}/u", "Trámite", [(heading, aspect, text)])
    return [unit.text for unit in units_of(passage)]


def test_units_are_verbatim_pieces_of_the_passage() -> None:
    (passage,) = page(f"{SEDE}/u", "T", [("A", Aspect.FEE, "La tasa es de 3 €. Se paga antes.")])
    assert all(passage.text[u.start : u.end] == u.text for u in units_of(passage))


def test_an_answer_carries_the_question_that_it_answers() -> None:
    text = "¿Hay que ir en persona?\nNo, puede hacerse por internet.\n¿Y pagar?\nSí, la tasa."
    (passage,) = page(f"{SEDE}/u", "T", [("Preguntas frecuentes", Aspect.OTHER, text)])
    assert [(u.question, u.text) for u in units_of(passage)] == [
        ("¿Hay que ir en persona?", "No, puede hacerse por internet."),
        ("¿Y pagar?", "Sí, la tasa."),
    ]


def test_the_heading_row_of_a_table_is_no_unit() -> None:
    text = "Documento ¿Cuándo? ¿Quién lo aporta?\nLibro de familia. Siempre La persona interesada"
    (passage,) = page(f"{SEDE}/u", "T", [("Documentación", Aspect.DOCUMENTS, text)])
    assert [unit.text for unit in lines_of(passage)] == [
        "Libro de familia. Siempre La persona interesada"
    ]


def test_bare_numbers_are_no_units_and_amounts_are() -> None:
    assert texts("1171") == []
    assert texts("19,73 €") == ["19,73 €"]


def test_only_what_has_a_finite_verb_stands_alone() -> None:
    def stands(text: str) -> bool:
        (passage,) = page(f"{SEDE}/u", "T", [("A", Aspect.OTHER, text)])
        return units_of(passage)[0].is_sentence

    assert stands("La solicitud se presenta en el registro.")
    assert not stands("Fotocopia compulsada del libro de familia.")
    assert not stands("https://www.ayuntamiento.es")
    assert stands("Consulte https://www.ayuntamiento.es antes de ir.")
    assert not stands("Que el contrato haya finalizado antes de la solicitud.")
