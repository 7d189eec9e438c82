from __future__ import annotations

import pytest

from assist.suggestions.evidence.units import units_of
from assist.suggestions.writing.descriptions import described
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.world import SEDE, page


def said(text: str, *, kind: DocumentKind = DocumentKind.PROCEDURE) -> str:
    (passage,) = page(f"{SEDE}/{kind}", "Trámite", [("", Aspect.SUMMARY, text)], kind=kind)
    unit = units_of(passage)[0]
    return described(unit, unit.text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Permite elegir médico.", "Este trámite permite elegir médico."),
        ("Ayuda destinada a reparar tejados.", "Se trata de lo siguiente: ayuda destinada a"),
        ("Devolución de lo pagado de más.", "Se trata de lo siguiente: devolución de lo"),
        ("El carné se entrega en el acto.", "El carné se entrega en el acto."),
        ("Mediante este trámite se emite el título.", "Mediante este trámite se emite"),
        ("Basta una comunicación.", "Basta una comunicación."),
    ],
)
def test_what_stands_under_a_title_is_told_as_an_answer(text: str, expected: str) -> None:
    assert said(text).startswith(expected)


def test_acronyms_keep_their_capitals() -> None:
    assert said("PAC IMV para quien no llega.").endswith("PAC IMV para quien no llega.")


def test_other_pages_say_it_as_it_stands() -> None:
    text = "Permite elegir médico."
    assert said(text, kind=DocumentKind.PAGE) == text
