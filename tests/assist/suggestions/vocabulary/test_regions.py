from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.regions import asked_and_told, other_region, own_region

_TITLES = ("Licencia de caza de Aragón", "Registro de Aragón", "Carné de Galicia")


def test_the_own_region_is_the_one_that_titles_name_most() -> None:
    assert own_region(_TITLES) == "Aragón"
    assert own_region(("Licencia de caza",)) == ""
    assert own_region(_TITLES[1:]) == ""  # as often as another


def test_a_page_that_names_many_regions_is_of_none() -> None:
    named = ("Ley 2/2016 de Galicia", "Boletín Oficial de Aragón", "Junta de Andalucía")
    assert own_region(named, 0.5) == ""
    assert own_region((*named, "Gobierno de Aragón", "el territorio de Aragón"), 0.5) == "Aragón"


def test_the_service_of_another_region_is_named() -> None:
    found = other_region("ayuda de alquiler en Galicia", "Aragón")
    assert found is not None
    assert "Galicia" in found.authority


def test_people_of_a_region_name_it() -> None:
    assert other_region("la tarjeta gallega de transporte", "Aragón") is not None


@pytest.mark.parametrize(
    "text",
    [
        "ayuda de alquiler en Aragón",
        "vivo en Huesca y antes viví en Galicia, ¿qué ayuda tengo?",
        "mi padre nació en Galicia",
        "necesito el título de gallego para la oposición",
        "¿qué certificado de valenciano piden?",
    ],
)
def test_a_place_alone_makes_no_other_region(text: str) -> None:
    assert other_region(text, "Aragón") is None


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("¿qué plazo hay para escolarizar en Sevilla?", True),
        ("carné joven de Navarra", True),
        ("registro de parejas de hecho en Navarra", True),
        ("requisitos pareja de hecho La Rioja", True),
        ("título me lo han hecho en Navarra, ¿vale?", False),
        ("renta valenciana de inclusión", True),
        ("familia numerosa, título andaluz", True),
        ("renta aragonesa de inserción", False),
        ("vinimos de Bilbao con la tarjeta vasca", False),
        ("mi padre murió en Sevilla, ¿qué impuesto pago?", False),
        ("vinimos de Navarra, ¿vale el carné joven?", False),
        ("¿cuánto tarda el título de monitor? ¿sirve uno de Navarra?", False),
    ],
)
def test_a_place_is_meant_unless_something_only_happened_there(text: str, is_other: bool) -> None:
    assert (other_region(text, "Aragón") is not None) is is_other


@pytest.mark.parametrize(
    ("message", "is_other"),
    [
        ("Mi suegro vive en Soria. ¿Qué plazo tenemos para el impuesto?", False),
        ("Mis hijos están en Madrid. ¿Cómo me hago socio del hogar?", False),
        ("La discapacidad se la reconocieron en Navarra. ¿Puede pedir que la revisen?", False),
        ("¿Vale el título que me dieron en Galicia?", False),
        ("¿Puedo pedir la ayuda si mi exmarido vive en Madrid?", False),
        ("La oficina de la calle Madrid, ¿a qué hora abre?", False),
        ("mi novia es de Santander, qué necesitamos para registrarnos", False),
        ("El Gobierno vasco me ha denegado la ayuda. ¿Cómo recurro?", True),
        ("Vivo en Soria. ¿Puedo pedir el título?", True),
        ("Mi madre vive en Valencia. ¿Cuánto tardan en darle la tarjeta?", True),
        ("Mi madre vive en Valencia y necesita la tarjeta. ¿Qué papeles llevo?", True),
        ("Mi hijo estudia en Barcelona. ¿Le dan allí el bono de alquiler?", True),
        ("Para pescar en Asturias, ¿qué licencia hace falta?", True),
        ("cheque bebé de Galicia: ¿qué papeles llevo?", True),
        ("Quiero cazar en Navarra. ¿Cuánto cuesta la licencia?", True),
        ("¿Dónde se inscribe una pareja de hecho en Bilbao?", True),
        ("plazo becas comedor Cataluña", True),
    ],
)
def test_whose_it_is_is_told_by_what_is_asked_and_for_whom(message: str, is_other: bool) -> None:
    asked, told = asked_and_told(message)
    assert (other_region(asked, "Aragón", told) is not None) is is_other


def test_all_is_asked_where_nothing_is_asked_openly() -> None:
    assert asked_and_told("beca de comedor. Cataluña") == ("beca de comedor. Cataluña", "")


def test_a_doctor_is_asked_for_where_one_is_wanted_and_not_where_one_has_seen_somebody() -> None:
    assert other_region("médico de familia en Galicia", "Aragón") is not None
    assert other_region("me vio un médico en Galicia, ¿pagan el viaje?", "Aragón") is None
