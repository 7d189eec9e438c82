from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.contradictions.for_whom import for_whom
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.world import SEDE, page


def _whom(begins: str, kind: DocumentKind = DocumentKind.PROCEDURE) -> str:
    places = [("", Aspect.SUMMARY, begins), ("Plazo", Aspect.DEADLINE, "Hasta el 30 de abril.")]
    sheet = tuple(page(f"{SEDE}/{kind}", "Huertos", places, kind=kind))
    knowledge = cast(Knowledge, SimpleNamespace(document=lambda _: sheet))
    return for_whom(units_of(sheet[1])[0], knowledge)


@pytest.mark.parametrize(
    ("begins", "whom"),
    [
        ("Ayuda a las empresas que contraten a jóvenes.", "Ayuda a las empresas"),
        ("Ayuda a empresas y asociaciones.", ""),
        ("Ayuda a jóvenes, a familias numerosas y a jubilados.", ""),
        ("Un terreno junto al río.", ""),
    ],
)
def test_a_sheet_begins_with_whom_all_of_it_is_for(begins: str, whom: str) -> None:
    assert _whom(begins) == whom


def test_a_page_of_many_things_is_for_nobody_alone() -> None:
    assert _whom("Ayuda a las empresas.", DocumentKind.PAGE) == ""
