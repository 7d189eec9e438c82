from __future__ import annotations

import pytest

from assist.suggestions.evidence.units import Unit
from assist.suggestions.writing.cases import is_checked
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page


@pytest.mark.parametrize(
    ("item", "checked"),
    [
        ("DNI o NIE. No hay que aportarlo: lo comprueba la Administración.", True),
        (
            "Volante de empadronamiento (no hace falta: lo consulta de oficio la Administración).",
            True,
        ),
        ("DNI o NIE.", False),
        ("Libro de familia. No hay que aportarlo si ya tiene el título.", False),
        ("Autorización para que la Administración consulte los datos.", False),
    ],
)
def test_an_item_may_say_itself_that_the_administration_checks_it(item: str, checked: bool) -> None:
    text = f"Solicitud.\n{item}"
    (passage,) = page(f"{SEDE}/papeles", "Licencia", [("Documentación", Aspect.DOCUMENTS, text)])
    start = text.index(item)
    assert is_checked(Unit(passage, start, len(text), item)) is checked
