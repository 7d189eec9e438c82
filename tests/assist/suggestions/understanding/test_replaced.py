from __future__ import annotations

import pytest

from assist.suggestions.titles import Titles
from assist.suggestions.understanding.conversation import Said
from assist.suggestions.understanding.replaced import with_its_place_taken
from indexes.models import ProcedureEntry

TITLES = Titles(
    ProcedureEntry(code=None, title=title, document_id=title, url="")
    for title in ("Licencia de caza", "Licencias de pesca fluvial", "Bono de transporte")
)
HUNTING = "Hola, ¿cuánto cuesta la licencia de caza?"


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("¿Y la de pesca?", "Hola, ¿cuánto cuesta la licencia de pesca?"),
        ("vale, gracias, y la de pesca", "Hola, ¿cuánto cuesta la licencia de pesca?"),
        ("¿Y la de transporte?", HUNTING),  # no title is of a licence for it
        ("¿Y cuánto dura?", HUNTING),
        ("Quiero la de pesca", HUNTING),
    ],
)
def test_a_turn_takes_the_place_of_what_was_said(last: str, said: str) -> None:
    earlier = [Said(HUNTING, by_citizen=True), Said("La tasa 16.", by_citizen=False)]
    assert with_its_place_taken(earlier, last, TITLES) == [Said(said, True), earlier[1]]


def test_what_the_agent_said_stays() -> None:
    earlier = [Said("La licencia de caza cuesta 9 €.", by_citizen=False)]
    assert with_its_place_taken(earlier, "¿y la de pesca?", TITLES) == earlier
