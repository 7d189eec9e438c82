from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss


@pytest.mark.parametrize(
    ("said", "neighbour", "matter"),
    [
        (
            "hay que registrar la fábrica en industria",
            "abrir una tienda",
            "establecimientos industriales",
        ),
        (
            "hay que registrar la aerotermia",
            "aislamiento de la fachada",
            "instalaciones térmicas edificios RITE",
        ),
        (
            "examen para el carnet de grúa",
            "carnet de conducir",
            "carnés profesionales industria examen",
        ),
        (
            "cómo registro el nombre de mi negocio como marca",
            "registro de la propiedad",
            "registro marcas patentes",
        ),
        ("cuándo puedo hacer rebajas", "liquidación del impuesto", "rebajas horarios comerciales"),
        (
            "hago tartas en casa y las quiero vender",
            "queja de comida en mal estado",
            "registro sanitario alimentos empresas alimentarias",
        ),
        ("cuándo se cobra la pac", "derechos de examen", "PAC ayudas solicitud única"),
        (
            "a qué distancia del camino pongo las colmenas",
            "avisperos retirada",
            "apicultura colmenas ayudas registro",
        ),
        (
            "la sulfatadora tiene que pasar la itv",
            "itv del coche",
            "inspección equipos aplicación fitosanitarios",
        ),
        (
            "me han cambiado las fincas en la parcelaria",
            "plano parcelario urbanismo",
            "concentración parcelaria regadíos",
        ),
        (
            "hace falta permiso para coger rebollones",
            "hongos en los pies",
            "setas micológico recolección permiso",
        ),
        ("sacarme el carnet para cazar, examen", "licencia de armas renovar", "licencia caza"),
        (
            "he comprado una embarcación y hay que matricularla",
            "licencia para pescar en barca",
            "buques pesqueros censo arqueo",
        ),
        (
            "la casa tiene fosa séptica, hay que legalizar",
            "atasco en el desagüe de la calle",
            "vertidos autorización aguas residuales",
        ),
        (
            "permiso para transportar caballos en remolque",
            "llevar el perro en el autobús",
            "transporte animales vivos autorización",
        ),
        (
            "quiero pintar la fachada y está en el casco histórico",
            "patrimonio en la renta",
            "patrimonio cultural obras autorización",
        ),
        ("voy a publicar una novela, qué número hace falta", "libro de familia", "depósito legal"),
        ("cumplo 18 años, lo del bono de los 400", "400 euros de multa", "bono cultural joven"),
        (
            "mi hija es deportista de élite",
            "nivel alto de inglés",
            "deportistas alto rendimiento nivel",
        ),
        (
            "somos un grupo scout y organizamos una acampada",
            "acampar con autocaravana",
            "acampada juvenil autorización",
        ),
        (
            "necesito el certificado digital de la asociación",
            "certificado de empresa para el paro",
            "certificado electrónico representante persona jurídica",
        ),
        (
            "dónde entrego un escrito",
            "examen escrito de la universidad",
            "registro electrónico general solicitud",
        ),
        (
            "quiero anular la solicitud que presenté",
            "ya no quiero esperar",
            "desistimiento renuncia solicitud",
        ),
        (
            "cómo me inscribo en el registro de licitadores",
            "clasificación de la liga",
            "registro licitadores clasificación empresas",
        ),
        (
            "necesito un certificado de servicios prestados para la bolsa",
            "antigüedad del coche",
            "reconocimiento servicios prestados certificado",
        ),
    ],
)
def test_what_people_say_is_the_matter_and_what_is_near_it_is_not(
    said: str, neighbour: str, matter: str
) -> None:
    def is_matter(other: str) -> bool:
        return other == matter

    assert gloss(said, "es", is_matter, further=True).words == tuple(dict.fromkeys(matter.split()))
    assert gloss(neighbour, "es", is_matter, further=True).words == ()
