from __future__ import annotations

import pytest

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.directories import directory_first
from indexes.models import Aspect, DocumentKind, Hit
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

ROWS = (
    "Servicio\u2003Dónde\u2003Teléfono\nUrbanismo y Obras\u2003Plaza Mayor\u2003976 00 00 01\n"
    "Deportes\u2003Pabellón\u2003976 00 00 02\nRecaudación\u2003Calle Mayor\u2003976 00 00 03"
)
LINES = (
    "Urbanismo: 976 00 00 01, urbanismo@example.org\nDeportes: 976 00 00 02\n"
    "Recaudación: 976 00 00 03"
)


def candidate(title: str, text: str, *, is_procedure: bool = False) -> Candidate:
    found = page(f"{SEDE}/{title}", title, [("", Aspect.OTHER, text)], kind=DocumentKind.PAGE)
    hits = tuple(Hit(passage=one, score=1.0) for one in found)
    return Candidate(title, found[0].document_id, title, None, is_procedure, hits, 1.0)


LICENCE = candidate("Licencia de obras", "Resuelve Urbanismo. Teléfono 976 00 00 09.")


@pytest.mark.parametrize("text", [ROWS, LINES])
@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("teléfono de urbanismo", "Directorio"),
        ("teléfono de la piscina", "Licencia de obras"),
        ("¿cuánto cuesta una licencia de urbanismo?", "Licencia de obras"),
    ],
)
def test_who_asks_for_a_telephone_is_led_to_the_directory_that_names_it(
    text: str, asked: str, first: str
) -> None:
    ordered = directory_first([LICENCE, candidate("Directorio", text)], question(asked))
    assert ordered[0].title == first
    assert len(ordered) == 2


def test_the_telephones_of_a_procedure_make_no_directory() -> None:
    sheet = candidate("Directorio", ROWS, is_procedure=True)
    assert directory_first([LICENCE, sheet], question("teléfono de urbanismo"))[0] is LICENCE
