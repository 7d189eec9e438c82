from __future__ import annotations

import pytest

from assist.suggestions.writing.readability import readability_of, syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("que", 1), ("guerra", 2), ("agua", 2), ("solicitud", 4), ("administración", 5),
        ("guía", 2), ("día", 2), ("ciudad", 2), ("aéreo", 4), ("y", 1), ("pingüino", 3),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert syllables(word) == count


def test_short_sentences_of_short_words_read_more_easily() -> None:
    easy = readability_of("Vaya al banco. Pague la tasa. Lleve el recibo.")
    hard = readability_of(
        "La documentación acreditativa correspondiente deberá incorporarse telemáticamente "
        "mediante procedimientos administrativos convencionalmente establecidos."
    )
    assert easy is not None
    assert hard is not None
    assert easy.inflesz > 80 > 40 > hard.inflesz
    assert easy.fernandez_huerta > hard.fernandez_huerta
    assert (easy.grade, hard.grade) == ("muy fácil", "muy difícil")


def test_marks_of_citations_are_no_words() -> None:
    assert readability_of("Pague la tasa [1].") == readability_of("Pague la tasa.")


def test_a_text_without_words_has_no_figure() -> None:
    assert readability_of("19,73 €") is None
