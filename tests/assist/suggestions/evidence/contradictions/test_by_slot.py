from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assist.suggestions.evidence import Conflict
from assist.suggestions.evidence.contradictions.by_slot import find_conflict
from indexes.models import Aspect, Passage, Window
from tests.assist.suggestions.world import (
    LIBRARY,
    LIBRARY_TWIN,
    PORTAL,
    SEDE,
    TODAY,
    page,
    standing,
)


def one(url: str, aspect: Aspect, text: str, **fields: object) -> list[Passage]:
    return page(url, "Trámite", [("S", aspect, text)], code="1", **fields)  # type: ignore[arg-type]


def _conflict(aspects: Sequence[Aspect], pages: Sequence[Sequence[Passage]]) -> Conflict | None:
    standings = {one[0].document_id: standing(one, TODAY) for one in pages}
    return find_conflict(aspects, pages, standings)


def test_different_values_of_what_was_asked_are_a_conflict() -> None:
    found = _conflict([Aspect.RESOLUTION_TERM], [LIBRARY, LIBRARY_TWIN])
    assert found is not None
    assert "10 días" in found.preferred.unit.text
    assert "20 días" in found.other.unit.text
    assert found.reason == "authority"


def test_pages_that_agree_are_no_conflict() -> None:
    assert _conflict([Aspect.FEE], [LIBRARY, LIBRARY_TWIN]) is None


def test_a_conflict_on_something_else_is_not_shown() -> None:
    assert _conflict([Aspect.FEE, Aspect.CHANNEL], [LIBRARY, LIBRARY_TWIN]) is None


def test_an_old_edition_contradicts_nobody() -> None:
    now = one(f"{SEDE}/a", Aspect.FEE, "La tasa es de 20 €.")
    before = one(
        f"{SEDE}/b", Aspect.FEE, "La tasa es de 15 €.", window=Window(ends=date(2022, 5, 1))
    )
    assert _conflict([Aspect.FEE], [now, before]) is None


def test_opposite_channels_contradict_each_other() -> None:
    yes = one(f"{SEDE}/a", Aspect.CHANNEL, "Se puede presentar por internet.")
    no = one(f"{PORTAL}/b", Aspect.CHANNEL, "No se puede presentar por internet.", authority=20)
    found = _conflict([Aspect.CHANNEL], [yes, no])
    assert found is not None
    assert found.preferred.unit.text == "Se puede presentar por internet."


def test_a_page_that_says_two_ways_to_apply_contradicts_itself() -> None:
    only = ("Cómo", Aspect.CHANNEL, "La solicitud se presenta únicamente por internet.")
    for said, is_found in (
        ("La solicitud se puede presentar también de forma presencial.", True),
        ("Las empresas pueden presentar la solicitud de forma presencial.", False),
        ("La respuesta se envía solo de forma presencial.", False),
        ("La memoria final se puede presentar de forma presencial.", False),
    ):
        pages = [page(f"{SEDE}/{said}", "Trámite", [only, ("Dónde", Aspect.WHERE, said)], code="1")]
        found = _conflict([Aspect.CHANNEL], pages)
        assert (found is not None and found.is_of_one_page) == is_found


def test_a_page_that_is_open_all_the_year_and_for_some_days_contradicts_itself() -> None:
    days = ("Plazo", Aspect.DEADLINE, "Del 10 de enero al 20 de febrero de 2026.")
    for said, is_found in (
        ("La ayuda puede pedirse durante todo el año.", True),
        ("La ayuda puede consultarse durante todo el año.", False),
        ("Las empresas pueden pedirla durante todo el año.", False),
        ("Puede pedirse para el verano o para todo el año natural.", False),
    ):
        pages = [page(f"{SEDE}/{said}", "Ayuda", [("", Aspect.SUMMARY, said), days], code="1")]
        found = _conflict([Aspect.DEADLINE], pages)
        assert (found is not None and found.is_of_one_page) == is_found


def test_the_day_of_a_decision_is_no_other_term() -> None:
    term = one(f"{SEDE}/a", Aspect.RESOLUTION_TERM, "El plazo para resolver es de seis meses.")
    day = one(f"{SEDE}/b", Aspect.RESOLUTION_TERM, "Se resuelve antes del 30 de junio.")
    assert _conflict([Aspect.RESOLUTION_TERM], [term, day]) is None


def test_silence_is_told_with_the_term_on_one_page_and_apart_on_the_other() -> None:
    within = one(
        f"{PORTAL}/a", Aspect.RESOLUTION_TERM, "Si no contesta, la solicitud se entiende estimada."
    )
    apart = one(f"{SEDE}/b", Aspect.SILENCE, "El silencio es desestimatorio.")
    assert _conflict([Aspect.SILENCE], [apart, within]) is not None
