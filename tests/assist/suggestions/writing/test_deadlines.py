from __future__ import annotations

import pytest

from assist.suggestions.evidence import AspectEvidence
from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.deadlines import is_bare_state, state_deadline
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def told(text: str, state: str, *, place: Aspect, asked: Aspect = Aspect.DEADLINE) -> list[str]:
    (passage,) = page(f"{SEDE}/d", "Trámite", [("Apartado", place, text)])
    evidence = AspectEvidence(asked, units_of(passage))
    paragraphs = state_deadline(evidence, state, "standard")
    return [sentence.text for paragraph in paragraphs for sentence in paragraph.sentences]


def test_a_closed_window_is_said_first() -> None:
    found = told("Del 2 al 30 de abril de 2026.", "closed", place=Aspect.DEADLINE)
    assert found[0] == "El plazo de presentación está cerrado"


@pytest.mark.parametrize("state", ["closed", "upcoming"])
def test_another_term_says_nothing_of_the_window(state: str) -> None:
    text = "Las obras deben terminarse en los 18 meses siguientes a la concesión."
    assert told(text, state, place=Aspect.OTHER) == [text]


def test_what_is_open_all_year_is_said_once() -> None:
    text = "Plazo permanente: la solicitud puede presentarse en cualquier momento del año."
    found = told(text, "permanent", place=Aspect.DEADLINE, asked=Aspect.STATUS)
    assert len(found) == 1


def test_a_term_beside_it_is_still_said() -> None:
    text = "Está abierto todo el año. Debe ingresarse en los dos meses posteriores a la firma."
    found = told(text, "permanent", place=Aspect.DEADLINE, asked=Aspect.STATUS)
    assert found[1:] == ["Debe ingresarse en los dos meses posteriores a la firma."]


def test_the_state_in_a_sentence_is_not_said_twice() -> None:
    text = "Del 2 al 30 de abril de 2026. En este momento se encuentra fuera de plazo."
    found = told(text, "closed", place=Aspect.DEADLINE)
    assert not any("fuera de plazo" in one for one in found)


def test_a_paper_is_no_term() -> None:
    text = "Justificante de pago de las cuotas de los doce primeros meses completos."
    found = told(text, "closed", place=Aspect.DOCUMENTS, asked=Aspect.STATUS)
    assert not any("Justificante" in one or "justificante" in one for one in found)


def test_a_row_of_days_goes_where_a_sentence_gives_them() -> None:
    text = "Plazo: del 27 de noviembre de 2025 al 4 de diciembre de 2025.\n"
    row = "Inicio: 27/11/2025 Fin: 04/12/2025"
    assert not any("Inicio" in one for one in told(text + row, "closed", place=Aspect.DEADLINE))
    assert any("Inicio" in one for one in told(row, "closed", place=Aspect.DEADLINE))


def test_a_term_in_words_is_no_bare_state() -> None:
    assert not is_bare_state("El plazo para solicitar la ayuda es de un año.")
    assert is_bare_state("En este momento se encuentra fuera de plazo.")
