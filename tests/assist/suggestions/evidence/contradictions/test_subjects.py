from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.contradictions.subjects import is_of_another, subjects_of
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.titles import Titles
from indexes.models import Aspect, ProcedureEntry
from tests.assist.suggestions.world import PORTAL, page

GARDENS, POOLS = "Huertos de ocio", "Piscinas de verano"
ENTRIES = [ProcedureEntry(code=None, title=t, document_id=t, url="") for t in (GARDENS, POOLS)]
READ = cast(Reading, SimpleNamespace(knowledge=SimpleNamespace(titles=Titles(ENTRIES))))


def _last(text: str, heading: str = "Ocio") -> Unit:
    return units_of(page(f"{PORTAL}/b", "Guía", [(heading, Aspect.OTHER, text)])[0])[-1]


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("Hay piscinas de verano. Se resuelve en dos meses.", True),
        ("Hay huertos de ocio. Se resuelve en dos meses.", False),
        ("Hay piscinas de verano.\nSe resuelve en dos meses.", False),
        ("Se resuelve en dos meses.", False),
    ],
)
def test_a_sentence_goes_on_about_what_its_paragraph_names(text: str, is_other: bool) -> None:
    assert is_of_another(_last(text), subjects_of((GARDENS,), (), READ), READ) is is_other


def test_a_directory_is_about_what_is_told_from_it() -> None:
    told = _last("Las piscinas de verano abren en junio.")
    price = _last("Cuestan 3 €.", heading=POOLS)
    assert is_of_another(price, subjects_of(("Guía",), (), READ), READ)
    assert not is_of_another(price, subjects_of(("Guía",), (told,), READ), READ)
