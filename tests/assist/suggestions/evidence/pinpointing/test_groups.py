from __future__ import annotations

import pytest

from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.evidence.pinpointing.pinpoint import pinpoint
from assist.suggestions.knowledge import Knowledge
from indexes.models import Aspect
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

TITLE = "Huerto municipal"
BY_SUM = "48 euros al año, con el agua. Las personas con pensión no contributiva pagan 20 euros."
BY_SHARE = (
    "Cada anuncio cuesta 12 euros. Urgente: el doble. Están exentos los anuncios de escuelas."
)


@pytest.mark.parametrize(
    ("asked", "fee", "told"),
    [
        (
            "¿Cuánto cuesta al año? Cobro una pensión no contributiva.",
            BY_SUM,
            ["Las personas con pensión no contributiva pagan 20 euros."],
        ),
        ("¿Cuánto cuesta al año?", BY_SUM, ["48 euros al año, con el agua."]),
        (
            "¿Cuánto se paga por un anuncio urgente?",
            BY_SHARE,
            ["Cada anuncio cuesta 12 euros.", "Urgente: el doble."],
        ),
    ],
)
def test_who_belongs_to_a_group_is_told_what_it_pays(
    asked: str, fee: str, told: list[str], knowledge: Knowledge
) -> None:
    (part,) = parts_of(question(asked))
    pages = [page(f"{SEDE}/huerto", TITLE, [("Precio", Aspect.FEE, fee)])]
    assert [unit.text for unit in pinpoint(part, TITLE, pages, knowledge).units] == told
