from __future__ import annotations

import pytest

from tests.assist.suggestions.conftest import Ask

TERM = "¿En qué plazo se resuelve la licencia de pesca fluvial?"


def test_the_last_day_is_told_where_the_first_is_known(ask: Ask) -> None:
    found = ask(f"Presenté la solicitud el 2 de marzo de 2026. {TERM}", office="huesca")
    assert "termina el 2 de junio de 2026" in found.draft.closing
    assert "Huesca" in found.draft.closing
    assert "2 de junio" not in found.draft.text
    days = [fact for fact in found.facts if fact.kind == "date"]
    assert days
    assert all(fact.territorial and fact.citation is None for fact in days)


def test_each_step_of_the_count_cites_its_law(ask: Ask) -> None:
    found = ask(f"Presenté la solicitud el 2 de marzo de 2026. {TERM}", office="huesca")
    counted = [w.message for w in found.warnings if "Cómputo" in w.message]
    assert any("39/2015" in message for message in counted)


def test_a_day_without_its_year_is_the_last_one(ask: Ask) -> None:
    found = ask(f"La presenté el 3 de diciembre. {TERM}", office="huesca")
    assert "3 de diciembre de 2025" in found.draft.closing


def test_the_draft_is_the_same_with_and_without_an_office(ask: Ask) -> None:
    query = f"Presenté la solicitud el 2 de marzo de 2026. {TERM}"
    assert ask(query).draft.text == ask(query, office="huesca").draft.text


@pytest.mark.parametrize(
    "query",
    [
        TERM,
        f"La presenté el 2 de marzo y llamé el 5 de abril de 2026. {TERM}",
        f"La presentaré el 2 de marzo de 2027. {TERM}",
        "La pagué el 2 de marzo de 2026. ¿Cuánto cuesta la licencia de pesca fluvial?",
    ],
)
def test_nothing_is_counted_where_it_is_not_known_from_when(ask: Ask, query: str) -> None:
    found = ask(query, office="huesca")
    assert "termina el" not in found.draft.closing
    assert not any("Cómputo" in w.message for w in found.warnings)


def test_a_text_message_has_no_room_for_it(ask: Ask) -> None:
    query = f"Presenté la solicitud el 2 de marzo de 2026. {TERM}"
    draft = ask(query, office="huesca", channel="sms").draft
    assert len("".join((draft.opening, draft.text, draft.closing))) <= 160
