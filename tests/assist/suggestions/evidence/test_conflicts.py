from __future__ import annotations

from datetime import date

from assist.suggestions.evidence.conflicts import find_conflict
from indexes.models import Aspect, Passage, Window
from tests.assist.suggestions.world import LIBRARY, LIBRARY_TWIN, PORTAL, SEDE, TODAY, page


def one(url: str, aspect: Aspect, text: str, **fields: object) -> list[Passage]:
    return page(url, "Trámite", [("S", aspect, text)], code="1", **fields)  # type: ignore[arg-type]


def test_different_values_of_what_was_asked_are_a_conflict() -> None:
    found = find_conflict([Aspect.RESOLUTION_TERM], [LIBRARY, LIBRARY_TWIN], TODAY)
    assert found is not None
    assert "10 días" in found.preferred.unit.text
    assert "20 días" in found.other.unit.text
    assert found.reason == "authority"


def test_pages_that_agree_are_no_conflict() -> None:
    assert find_conflict([Aspect.FEE], [LIBRARY, LIBRARY_TWIN], TODAY) is None


def test_a_conflict_on_something_else_is_not_shown() -> None:
    assert find_conflict([Aspect.FEE, Aspect.CHANNEL], [LIBRARY, LIBRARY_TWIN], TODAY) is None


def test_an_old_edition_contradicts_nobody() -> None:
    now = one(f"{SEDE}/a", Aspect.FEE, "La tasa es de 20 €.")
    before = one(
        f"{SEDE}/b", Aspect.FEE, "La tasa es de 15 €.", window=Window(ends=date(2022, 5, 1))
    )
    assert find_conflict([Aspect.FEE], [now, before], TODAY) is None


def test_opposite_channels_contradict_each_other() -> None:
    yes = one(f"{SEDE}/a", Aspect.CHANNEL, "Se puede presentar por internet.")
    no = one(f"{PORTAL}/b", Aspect.CHANNEL, "No se puede presentar por internet.", authority=20)
    found = find_conflict([Aspect.CHANNEL], [yes, no], TODAY)
    assert found is not None
    assert found.preferred.unit.text == "Se puede presentar por internet."
