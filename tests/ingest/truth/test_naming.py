"""Which procedure a sentence of a guide speaks of."""

from __future__ import annotations

import pytest

from ingest.truth.naming import Names

NAMES = Names(
    {
        "210": "Licencia de pesca continental",
        "211": "Licencia de caza mayor",
        "727": "Título de familia numerosa: expedición",
        "728": "Título de familia numerosa: renovación",
        "9": "Subvenciones",
    }
)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("La licencia de pesca continental cuesta 9 €.", "210"),
        ("Para pescar con licencia de pesca en aguas continentales…", "210"),
        ("La renovación del título de familia numerosa es gratuita.", "728"),
        ("El título de familia numerosa es gratuito.", None),
        ("La licencia cuesta 9 €.", None),
        ("Hay subvenciones para todo.", None),
    ],
)
def test_the_title_that_the_words_hold_best(words: str, key: str | None) -> None:
    assert NAMES.named(words) == key


def test_of_editions_of_one_title_the_last_is_named() -> None:
    names = Names({"a": "Ayuda al alquiler joven 2025", "b": "Ayuda al alquiler joven 2026"})
    assert names.named("La ayuda al alquiler joven se pide en mayo.") == "b"


def test_a_sentence_goes_on_with_the_one_before_and_at_first_with_its_heading() -> None:
    text = "Se tarda un mes.\nLa licencia de caza mayor es otra. Se tarda dos meses."
    headings = ("Campo y río", "Licencia de pesca continental")
    assert NAMES.subject_at(text, 0, headings) == "210"
    assert NAMES.subject_at(text, text.index("dos"), headings) == "211"
    assert NAMES.subject_at(text, 0, ("Campo y río",)) is None
