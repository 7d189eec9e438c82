from __future__ import annotations

from collections.abc import Callable

import pytest

from indexes.facts import FactKind
from indexes.models import Aspect

CHANNELS = [
    ("Se presenta por internet", {"online:yes"}),
    ("Puede hacerlo en línea", {"online:yes"}),
    ("Presentación electrónica", {"online:yes"}),
    ("de forma telemática", {"online:yes"}),
    ("telemáticamente", {"online:yes"}),
    ("Solicítelo en la sede electrónica", {"online:yes"}),
    ("por el Registro Electrónico General", {"online:yes"}),
    ("Obligados a relacionarse por medios electrónicos", {"online:yes", "in_person:no"}),
    ("Presencialmente", {"in_person:yes"}),
    ("de forma presencial", {"in_person:yes"}),
    ("Puede presentarlo en cualquier oficina de registro", {"in_person:yes"}),
    ("Acuda a la oficina de Huesca", {"in_person:yes"}),
    ("Entréguelo en persona", {"in_person:yes"}),
    ("La matrícula se presenta en modalidad presencial", {"in_person:yes"}),
    ("La solicitud de los cursos se presenta en modalidad presencial", {"in_person:yes"}),
    ("Solo de forma presencial", {"in_person:yes", "online:no"}),
    ("únicamente presencial", {"in_person:yes", "online:no"}),
    ("exclusivamente por internet", {"online:yes", "in_person:no"}),
    ("Solo se puede presentar telemáticamente", {"online:yes", "in_person:no"}),
    ("por medios electrónicos exclusivamente", {"online:yes", "in_person:no"}),
    ("por internet o presencialmente", {"online:yes", "in_person:yes"}),
    ("solo por internet o de forma presencial", {"online:yes", "in_person:yes"}),
    ("No se puede presentar por internet", {"online:no"}),
    ("No hay tramitación electrónica", {"online:no"}),
    ("No se admite la presentación presencial", {"in_person:no"}),
    ("Se tramita por teléfono", {"phone:yes"}),
    ("por vía telefónica", {"phone:yes"}),
    ("Se envía por correo certificado", {"post:yes"}),
    ("en las oficinas de Correos", {"post:yes"}),
    ("Envíelo por correo electrónico", {"email:yes"}),
]

NONE = [
    "certificado electrónico",
    "firma electrónica",
    "notificación electrónica",
    "correo electrónico: a@b.es",
    "parientes en línea recta",
    "entrada en el registro del órgano",
    "ciclos formativos presenciales",
    "curso presencial",
    "Plaza en los ciclos de Formación Profesional, en modalidad presencial, con fondos públicos",
    "Enseñanzas de bachillerato en régimen presencial",
    "¿Puedo hacerlo por internet?",
    "el teléfono es el 976 71 40 00",
    "Se publicará en la sede electrónica",
    "DNI electrónico",
    "la oficina virtual",
    "en la línea 1 de ayudas",
    "ayudas en especie",
    "factura electrónica",
    "la persona interesada",
    "jornada presencial",
    "el correo de ayer",
    "el centro de salud",
]


@pytest.mark.parametrize(("text", "expected"), CHANNELS)
def test_channel_is_said_yes_or_no(
    forms: Callable[..., list[str]], text: str, expected: set[str]
) -> None:
    assert set(forms(FactKind.CHANNEL, text)) == expected


@pytest.mark.parametrize("text", NONE)
def test_text_that_names_no_channel(forms: Callable[..., list[str]], text: str) -> None:
    assert forms(FactKind.CHANNEL, text) == []


def test_places_count_under_the_heading_of_channels(forms: Callable[..., list[str]]) -> None:
    text = "Sede electrónica, registros del Gobierno o Correos."
    assert forms(FactKind.CHANNEL, text) == []
    assert set(forms(FactKind.CHANNEL, text, aspect=Aspect.CHANNEL)) == {
        "online:yes",
        "in_person:yes",
        "post:yes",
    }
