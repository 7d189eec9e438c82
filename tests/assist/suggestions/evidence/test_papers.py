from __future__ import annotations

import pytest

from assist.suggestions.evidence.papers import is_download, is_paper
from assist.suggestions.evidence.units import Unit, lines_of
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


def unit_of(text: str, aspect: Aspect = Aspect.DOCUMENTS) -> Unit:
    (passage,) = page(f"{SEDE}/p", "Trámite", [("Apartado", aspect, text)])
    return lines_of(passage)[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Instrucciones para solicitar la tarjeta (PDF)", True),
        ("Tasa 05", True),
        ("Justificante del pago de la tasa 05", False),
        ("Anexo I (PDF)", False),
        ("Guía de montaje firmada", False),
    ],
)
def test_what_is_there_to_be_read_is_not_to_be_brought(text: str, expected: bool) -> None:
    assert is_download(unit_of(text)) is expected


def test_an_item_with_a_clause_of_its_own_is_a_paper_still() -> None:
    text = "Certificado de matrícula que acredite el curso"
    assert is_paper(unit_of(text))
    assert not is_paper(unit_of("El plazo para aportar el certificado de matrícula es de un mes."))
    assert not is_paper(unit_of(text, Aspect.OTHER))
