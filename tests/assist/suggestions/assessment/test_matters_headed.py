from __future__ import annotations

from typing import cast

import pytest

from assist.suggestions.assessment.matters_headed import matters_headed, rows_named
from assist.suggestions.knowledge import Knowledge
from indexes.models import Aspect, DocumentKind, Passage
from tests.assist.suggestions.world import SEDE, page


def under(heading: str, text: str = "De 16:00 a 19:00.", *, is_procedure: bool = False) -> Passage:
    kind = DocumentKind.PROCEDURE if is_procedure else DocumentKind.PAGE
    (found,) = page(f"{SEDE}/r", "Recogida", [(heading, Aspect.OTHER, text)], kind=kind)
    return found


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Garbigune (punto limpio)", True),
        ("Ordenanza fiscal n.º 8. Tasa del cementerio", True),
        ("¿Qué se admite en el punto limpio?", False),  # lists of questions are read as such
        ("Documentación", False),
        ("Plazo", False),
    ],
)
def test_a_page_speaks_of_what_its_headings_name(
    heading: str, named: bool, knowledge: Knowledge
) -> None:
    assert list(matters_headed(under(heading), knowledge)) == ([heading] if named else [])


def test_a_procedure_is_named_by_its_title_alone(knowledge: Knowledge) -> None:
    assert not list(matters_headed(under("Punto limpio", is_procedure=True), knowledge))


class OfOnePage:
    """What a snapshot knows of one page."""

    def __init__(self, *sections: tuple[str, ...]) -> None:
        one = under("Ayudas", is_procedure=True)
        self.passages = tuple(one.model_copy(update={"section": each}) for each in sections)

    def document(self, document_id: str) -> tuple[Passage, ...]:
        return self.passages if document_id == self.passages[0].document_id else ()


def test_a_procedure_with_several_things_speaks_of_each() -> None:
    page = OfOnePage(
        ("Alquiler joven", "Plazo"), ("Carné de conducir", "Plazo"), ("Cómo se pide", "Cita")
    )
    named = [list(matters_headed(one, cast(Knowledge, page))) for one in page.passages]
    assert named == [["Alquiler joven"], ["Carné de conducir"], []]


def test_rows_with_something_beside_their_name_are_named() -> None:
    table = (
        "Servicio\u2003Teléfono\nUrbanismo\u2003948 90 60 22\nNicho (25 años)\u2003690 €\n"
        "De 1 a 3 años\u200312 €\nSegundo\u2003IBI urbana\u2003Hasta el 7 de mayo"
    )
    found = list(rows_named(under("Directorio", table)))
    assert found == ["Urbanismo", "Nicho", "Segundo IBI urbana"]
