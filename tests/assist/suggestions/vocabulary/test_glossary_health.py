from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("matter", "asked", "of_another_matter"),
    [
        (
            "cita previa atención primaria",
            "cómo pido hora para el médico",
            "cómo pido hora para el DNI",
        ),
        (
            "tarjeta sanitaria recién nacido",
            "ha nacido mi hija, cómo le saco la tarjeta del pediatra",
            "ha nacido un ternero, cómo lo registro",
        ),
        (
            "tarjeta sanitaria europea",
            "me voy de vacaciones a Francia, qué tarjeta sanitaria llevo",
            "me voy de vacaciones, dónde dejo el perro",
        ),
        (
            "espera quirúrgica",
            "llevo un año esperando para operarme de la rodilla",
            "llevo un año esperando la ayuda al alquiler",
        ),
        (
            "eutanasia",
            "mi padre quiere morir porque tiene una enfermedad terminal",
            "mi padre ha muerto, qué hago con la pensión",
        ),
        ("donación de sangre", "se puede donar sangre con un tatuaje", "se puede donar ropa"),
        (
            "donación de cuerpo a la ciencia",
            "quiero donar mi cuerpo a la ciencia",
            "quiero donar un piso a mi hijo",
        ),
        (
            "vacunación internacional viajeros",
            "qué vacunas hacen falta para viajar a Kenia",
            "qué vacunas le tocan al perro",
        ),
        (
            "atención dental infantil",
            "el dentista es gratis para los niños",
            "el autobús es gratis para los niños",
        ),
        (
            "transporte sanitario no urgente",
            "pueden llevar a mi madre en ambulancia a la rehabilitación",
            "ayudas para la rehabilitación del edificio",
        ),
        (
            "incapacidad temporal",
            "estoy de baja por ansiedad, quién manda los partes",
            "cómo me doy de baja del padrón",
        ),
        ("partes baja", "la mutua me ha dado el alta y no estoy bien", "dar el alta del agua"),
        (
            "reproducción humana asistida",
            "no me quedo embarazada, hay tratamiento por la seguridad social",
            "hay tratamiento contra la plaga",
        ),
        (
            "registro sanitario empresas alimentarias",
            "quiero vender mermelada casera, qué permiso necesito",
            "quiero vender el coche",
        ),
        (
            "aportación farmacéutica",
            "soy pensionista, cuánto pago por las medicinas",
            "soy pensionista, cuánto pago en el bus",
        ),
        (
            "interrupción voluntaria del embarazo",
            "quiero abortar, dónde voy",
            "quiero adoptar, dónde voy",
        ),
    ],
)
def test_what_patients_say_is_told_from_its_neighbours(
    matter: str, asked: str, of_another_matter: str
) -> None:
    assert gloss(asked, "es", matter.__eq__, further=True).words
    assert not gloss(of_another_matter, "es", matter.__eq__, further=True).words
