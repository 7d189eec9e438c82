from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.contradictions.told_values import contested
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import units_of
from indexes.models import Aspect, Passage
from tests.assist.suggestions.evidence.contradictions.two_pages import answer_to
from tests.assist.suggestions.standings import standings_of
from tests.assist.suggestions.world import PORTAL, SEDE, page


def _sheet(url: str, last_day: str) -> tuple[Passage, ...]:
    places = [
        ("Plazo", Aspect.DEADLINE, f"Hasta el {last_day}."),
        ("Facturas", Aspect.OTHER, "Se presentan hasta el 15 de noviembre."),
    ]
    return tuple(page(url, "Huertos de ocio", places, code="1"))


@pytest.mark.parametrize(("told", "is_contested"), [(0, True), (1, False)])
def test_what_both_pages_say_is_agreed_whatever_else_they_give(
    told: int, is_contested: bool
) -> None:
    pages = [_sheet(f"{SEDE}/a", "30 de abril"), _sheet(f"{PORTAL}/b", "15 de mayo")]
    [answer] = answer_to("hasta qué día", pages, Aspect.DEADLINE)
    pinned = replace(answer, pinpointed=Pinpointed(units_of(pages[0][told])))
    knowledge = SimpleNamespace(rarity=lambda _: 1.0)
    question = SimpleNamespace(aspects=(Aspect.DEADLINE,))
    read = cast(Reading, SimpleNamespace(question=question, knowledge=knowledge))
    found = contested([pinned], read, pages, standings_of(pages))
    assert (found is not None) is is_contested
