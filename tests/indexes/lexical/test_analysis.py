from __future__ import annotations

import unicodedata

import pytest

from indexes.folding import fold
from indexes.lexical.analysis import terms
from indexes.lexical.stopwords import SPANISH_STOPWORDS


def test_words_become_stems_in_order() -> None:
    text = "¿Cuánto cuesta la renovación del título?"
    assert terms(text) == ["cuest", "renov", "titul"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("solicitudes", "solicitud"),
        ("Ayudas", "ayuda"),
        ("CIUDADANÍA", "ciudadania"),
        ("empadronamiento", "empadronamientos"),
        (unicodedata.normalize("NFD", "cirugía"), "cirugía"),
        ("n.º", "n.o"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other) != []


def test_numbers_and_codes_stay() -> None:
    assert terms("25.000 € (AYU-2026/14)") == ["25", "000", "ayu", "2026", "14"]


def test_days_and_hands_are_no_stopwords() -> None:
    assert terms("15 días, por las tardes") == ["15", "dias", "tard"]


def test_stopwords_are_written_as_they_are_compared() -> None:
    assert [word for word in SPANISH_STOPWORDS if fold(word) != word] == []
    assert len(set(SPANISH_STOPWORDS)) == len(SPANISH_STOPWORDS)


def test_a_word_that_is_data_is_no_term() -> None:
    assert terms("a" * 500 + " plazo") == ["plaz"]
