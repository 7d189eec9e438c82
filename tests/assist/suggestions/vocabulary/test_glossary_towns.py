"""What residents say of the matters of local administrations, in the words of their titles."""

from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.glossary import gloss

_SAID = [
    ("el recibo del agua sigue a nombre de mi padre", "titular agua"),
    ("sale mucha agua por la acera de mi portal", "averías fugas agua"),
    ("me ha venido un recibo enorme por una fuga", "fuga factura agua bonificación"),
    ("la alcantarilla de mi calle está atascada", "limpieza alcantarillado imbornales"),
    ("¿dónde tiro las ramas y el césped?", "recogida restos poda"),
    ("el solar de al lado está lleno de maleza", "limpieza solares"),
    ("mi ex sigue empadronado en casa y ya no vive aquí", "baja padrón"),
    ("¿cuánto cuesta un nicho?", "concesión nichos cementerio"),
    ("quiero juntar los restos de mis abuelos", "exhumación traslado restos"),
    ("me caí por una baldosa suelta en la acera", "responsabilidad patrimonial daños"),
    ("llevamos una semana a oscuras en la calle, sin farolas", "averías alumbrado público"),
    ("aparcan delante de mi cochera", "vado permanente"),
    ("quiero que me cobren los recibos por el banco", "domiciliación recibos tributos"),
    ("he vendido el piso, ¿qué pago al ayuntamiento?", "plusvalía"),
    ("quiero construir una casa en mi parcela", "obra mayor"),
    ("me quedo con el bar de mi tío", "titularidad actividad"),
    ("¿nos dejáis una sala para la reunión?", "cesión locales salas"),
    ("mi padre ya no cocina, ¿le llevan la comida a casa?", "comida domicilio mayores"),
    ("el camino de mi finca está intransitable", "caminos rurales"),
]

_NEIGHBOURS = [
    ("me cortan el agua por no pagar", "averías fugas agua"),
    ("quiero poner mesas y sillas en la acera", "recogida muebles trastos viejos"),
    ("quiero un contenedor para los escombros", "contenedores residuos incidencias"),
    ("quiero llevar los restos de poda", "exhumación traslado restos"),
    ("¿puedo quemar las ramas de la poda?", "recogida restos poda"),
    ("se ha roto una baldosa de la acera", "limpieza viaria"),
    ("quiero poner música en mi bar", "denuncia ruidos molestias"),
    ("la grúa se llevó mi coche", "instalación grúa torre"),
    ("¿hay ayudas para cambiar las ventanas?", "obra menor"),
    ("¿a qué hora puede abrir la discoteca?", "declaración apertura"),
    ("reservar la pista de pádel", "actividades deportivas inscripción"),
    ("hay un gato muerto en la calle", "colonias felinas gatos"),
    ("la gente no recoge las cacas de los perros", "animales abandonados"),
]


@pytest.mark.parametrize(("text", "matter"), _SAID)
def test_a_matter_is_known_by_how_people_tell_it(text: str, matter: str) -> None:
    assert gloss(text, "es", lambda one: one == matter, further=True).words == tuple(matter.split())


@pytest.mark.parametrize(("text", "matter"), _NEIGHBOURS)
def test_a_neighbouring_matter_is_not_read_as_it(text: str, matter: str) -> None:
    assert gloss(text, "es", lambda one: one == matter, further=True).words == ()
