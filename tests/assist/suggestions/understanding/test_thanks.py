from __future__ import annotations

import pytest

from assist.suggestions.understanding.thanks import only_thanks, without_thanks
from tests.assist.suggestions.conftest import Ask


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¡Muchas gracias, muy amable!", "es"),
        ("ok gracias", "es"),
        ("Thank you very much", "en"),
        ("дякую", "uk"),
        ("gracias", "en"),
    ],
)
def test_thanks_ask_nothing(text: str, language: str) -> None:
    assert only_thanks(text, language)


@pytest.mark.parametrize("text", ["gracias, ¿y el plazo?", "¿vale?", "licencia de pesca", "hola"])
def test_what_asks_something_is_no_thanks(text: str) -> None:
    assert not only_thanks(text, "es")


def test_who_only_thanks_is_not_told_the_same_again(ask: Ask) -> None:
    found = ask("Muchas gracias")
    assert found.status == "clarify"
    assert found.draft.text.startswith("Gracias a usted.")


def test_what_somebody_is_thanked_for_is_not_asked_about() -> None:
    assert (
        without_thanks("¿Cuánto es? Muchas gracias por su ayuda, Ana.")
        == "¿Cuánto es? Muchas , Ana."
    )
    aid = "Gracias por la ayuda de comedor, ¿cuándo se cobra?"
    assert without_thanks(aid) == aid
