from __future__ import annotations

import pytest

from assist.suggestions.understanding.own_office import asked_of_office
from assist.suggestions.understanding.question import OfficeFact


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("¿A qué hora abrís mañana?", "es", "hours"),
        ("hola, donde estais? la calle xfa", "es", "address"),
        ("¿Me da el teléfono de su oficina?", "es", "phone"),
        ("Where is your office?", "en", "address"),
        ("Quels sont vos horaires d'ouverture ?", "fr", "hours"),
        ("Unde este biroul?", "ro", "address"),
        ("A quina hora obriu demà?", "ca", "hours"),
        ("A che ora aprite?", "it", "hours"),
        ("Qual é o horário de atendimento?", "pt", "hours"),
        ("Який номер телефону?", "uk", "phone"),
        ("أين يقع مكتبكم؟", "ar", "address"),
    ],
)
def test_what_is_asked_of_the_office_that_answers(text: str, language: str, wanted: str) -> None:
    assert asked_of_office(text, language) == (OfficeFact(wanted),)


def test_in_the_order_in_which_it_is_told() -> None:
    asked = asked_of_office("el teléfono y la dirección de la oficina, por favor", "es")
    assert asked == (OfficeFact.ADDRESS, OfficeFact.PHONE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("¿Qué horario tiene la oficina de empleo?", "es"),
        ("¿A qué hora abre la oficina de Jaca?", "es"),
        ("¿Dónde se pide?", "es"),
        ("¿Cuándo se abre el plazo?", "es"),
        ("¿A qué hora es?", "es"),
        ("¿Qué día abre?", "es"),
        ("Where is the office for fishing licences?", "en"),
        ("Wo ist das Büro?", "de"),
        ("", "es"),
    ],
)
def test_anything_else_is_not(text: str, language: str) -> None:
    assert asked_of_office(text, language) == ()
