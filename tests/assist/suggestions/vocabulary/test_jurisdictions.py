from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.jurisdictions import competent, other_region, own_region

_TITLES = ("Licencia de caza de Aragón", "Registro de Aragón", "Carné de Galicia")


def test_the_own_region_is_the_one_that_titles_name_most() -> None:
    assert own_region(_TITLES) == "Aragón"
    assert own_region(("Licencia de caza",)) == ""


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
    ("sentence", "whose"),
    [
        ("Es competencia del Estado.", "Estado"),
        ("La concesión corresponde a las entidades locales.", "locales"),
        ("La autorización la expide el ayuntamiento.", "locales"),
    ],
)
def test_a_sentence_says_who_is_competent(sentence: str, whose: str) -> None:
    assert whose in (competent(sentence, "Gobierno de Aragón") or "")


@pytest.mark.parametrize(
    "sentence",
    [
        "Se presenta en el ayuntamiento o por internet.",
        "Se gestiona en los servicios sociales comarcales o municipales.",
        "Certificado de empadronamiento del ayuntamiento.",
    ],
)
def test_where_something_is_handed_in_says_nothing_of_that(sentence: str) -> None:
    assert competent(sentence, "Gobierno de Aragón") is None


def test_what_is_ours_is_not_elsewhere() -> None:
    assert (
        competent("La licencia corresponde al ayuntamiento.", "Ayuntamiento de Villarriba") is None
    )


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        ("¿qué plazo hay para escolarizar en Sevilla?", True),
        ("carné joven de Navarra", True),
        ("registro de parejas de hecho en Navarra", True),
        ("título me lo han hecho en Navarra, ¿vale?", False),
        ("renta valenciana de inclusión", True),
        ("familia numerosa, título andaluz", True),
        ("renta aragonesa de inserción", False),
        ("vinimos de Bilbao con la tarjeta vasca", False),
        ("mi padre murió en Sevilla, ¿qué impuesto pago?", False),
        ("vinimos de Navarra, ¿vale el carné joven?", False),
    ],
)
def test_a_place_is_meant_unless_something_only_happened_there(text: str, is_other: bool) -> None:
    assert (other_region(text, "Aragón") is not None) is is_other
