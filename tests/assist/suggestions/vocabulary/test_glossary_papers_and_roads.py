from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("said", "neighbour", "matter"),
    [
        (
            "se me caduca el carnet de conducir",
            "se me ha caducado el carnet de familia numerosa",
            "renovación conducir",
        ),
        (
            "para sacarme el carnet de moto qué edad",
            "examen de acceso a la universidad",
            "obtención permiso conducir examen",
        ),
        (
            "quiero matricular un coche traído de Alemania",
            "matricular al niño en el cole",
            "matriculación vehículos",
        ),
        (
            "qué pegatina le toca a mi coche",
            "etiqueta energética del piso",
            "distintivo ambiental vehículo",
        ),
        (
            "cada cuánto toca pasar la itv",
            "inspección de trabajo",
            "inspección técnica vehículos ITV",
        ),
        (
            "pedir la tarjeta del tacógrafo para el camión",
            "tarjeta de transporte",
            "tarjeta tacógrafo digital conductor",
        ),
        (
            "la empresa de la mudanza me ha roto los muebles",
            "he perdido el bono del autobús",
            "arbitraje transporte junta arbitral",
        ),
        (
            "queremos organizar una carrera popular",
            "carrera universitaria",
            "pruebas deportivas carretera autorización",
        ),
        (
            "me han robado el carnet de identidad",
            "me piden copia del dni",
            "documento nacional identidad",
        ),
        (
            "soy italiana y vengo a vivir, hace falta la residencia",
            "tarjeta verde de punto limpio",
            "certificado registro ciudadano Unión",
        ),
        (
            "necesito el informe de arraigo",
            "informe social para una ayuda",
            "informe esfuerzo integración arraigo social",
        ),
        (
            "qué hago con la escopeta heredada de mi abuelo",
            "licencia para salir a cazar",
            "tenencia armas licencia guía",
        ),
        (
            "para ser monitor y trabajar con niños piden un certificado",
            "cuidar niños ayuda",
            "certificado delitos sexuales",
        ),
        (
            "ha nacido mi hijo y hay que registrarlo",
            "apuntar al bebé a la guardería",
            "inscripción nacimiento",
        ),
        (
            "qué papeles necesito para casarme",
            "dónde alquilar sala de bodas",
            "expediente matrimonial capacidad",
        ),
        ("necesito traducir un documento de forma oficial", "traducir la web", "traductor jurado"),
        (
            "queremos convocar una concentración en la plaza",
            "manifestar mi queja",
            "comunicación reuniones manifestaciones",
        ),
        (
            "el juez dice que vea a mi hijo en un punto de encuentro",
            "ver las notas de mi hijo",
            "punto encuentro familiar",
        ),
        (
            "queremos constituir una fundación",
            "fundación que da becas",
            "fundaciones constitución protectorado",
        ),
        (
            "queremos soltar vaquillas en las fiestas",
            "vacas para leche",
            "festejos taurinos autorización",
        ),
        (
            "me cancelaron el vuelo y no me devuelven nada",
            "vuelo del dron",
            "reclamación vuelo cancelado retraso",
        ),
        (
            "compré por internet y no ha llegado",
            "comprar una vivienda",
            "derecho desistimiento compras internet",
        ),
        (
            "quiero ir al tribunal arbitral contra una compañía",
            "árbitro de fútbol",
            "junta arbitral consumo solicitud",
        ),
        (
            "cómo se apunta una asociación de consumidores",
            "asociación de vecinos",
            "asociaciones consumidores registro",
        ),
        ("tengo 24 años, hay bono para el alquiler", "bono cultural joven", "bono alquiler joven"),
    ],
)
def test_what_people_say_is_the_matter_and_what_is_near_it_is_not(
    said: str, neighbour: str, matter: str
) -> None:
    def is_matter(other: str) -> bool:
        return other == matter

    assert gloss(said, "es", is_matter, further=True).words == tuple(dict.fromkeys(matter.split()))
    assert gloss(neighbour, "es", is_matter, further=True).words == ()
