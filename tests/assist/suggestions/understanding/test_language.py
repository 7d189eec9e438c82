from __future__ import annotations

import pytest

from assist.suggestions.understanding.language import detect_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("¿Qué papeles necesito para renovar el carné de familia numerosa?", "es"),
        ("How long does it take to get the large family card?", "en"),
        ("Quins papers em calen per renovar el carnet de família nombrosa?", "ca"),
        ("Quels documents faut-il pour demander la carte de famille ?", "fr"),
        ("plazo becas comedor", "es"),
        ("carnet jove", "es"),  # too short to tell
        ("kiero sacarme el graduado cn 30 años, kuando s la prueba", "es"),  # typed in a hurry
        ("telefono d la oficina d empleo d huesca", "es"),
        ("Combien coûte le permis de chasse ?", "fr"),
        ("Quanto custa a licença de caça?", "pt"),
        ("Canto custa a licenza para pescar no río?", "gl"),
        ("matricular un coche que compré en Alemania", "es"),
        ("Ce condiții sunt pentru cardul de parcare?", "ro"),
        ("Come cambio il medico di famiglia?", "it"),
        ("Яка погода завтра?", "uk"),
        ("كيف أغير طبيب العائلة؟", "ar"),
        ("Какие документы нужны для регистрации брака?", "ru"),
    ],
)
def test_language_of_a_question(text: str, expected: str) -> None:
    assert detect_language(text) == expected


def test_short_texts_take_the_default() -> None:
    assert detect_language("fee", default="en") == "en"


def test_aragonese_is_told_by_words_that_spanish_has_not() -> None:
    assert detect_language("He perdiu a tarcheta d'o treballo, qué cal fer?") == "an"
    assert detect_language("He perdido la tarjeta del trabajo, ¿qué hay que hacer?") == "es"


def test_endings_that_romanian_shares_with_aragonese_tell_nothing() -> None:
    assert detect_language("Bună, vreau un ciclu de grad mediu. Pot? Cât costă?") == "ro"
