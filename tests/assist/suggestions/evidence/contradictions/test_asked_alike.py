from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.contradictions.asked_alike import asked_alike
from assist.suggestions.evidence.evidence import Conflict
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.pinpointing.pinpoint import Pinpointed
from assist.suggestions.evidence.reading import Reading
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.standing import Standing
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.values import wanted_in
from indexes.models import Aspect, DocumentKind
from tests.assist.suggestions.standings import standings_of
from tests.assist.suggestions.world import PORTAL, SEDE, page


def _conflict(
    asked: str,
    aspect: Aspect,
    told: str,
    heading: str,
    near: str,
    title: str = "Preguntas",
    named: str = "",
) -> Conflict | None:
    """Between what a sheet is told to say, and what a page beside it says under the heading.
    `named`: what the sheet says elsewhere."""
    places_of_sheet = [("S", aspect, told), ("D", Aspect.OTHER, named)]
    sheet = page(f"{SEDE}/a", "Huertos de ocio", places_of_sheet)
    other = page(f"{PORTAL}/b", title, [(heading, Aspect.OTHER, near)], kind=DocumentKind.PAGE)
    places = standings_of([sheet, other])

    def standing(document: str, _: object) -> Standing:
        return places[document]

    known = SimpleNamespace(
        standing=standing, rarity=lambda _: 1.0, titles=Titles(()), document=lambda _: sheet
    )
    topic = asked.split()[-1]
    question = SimpleNamespace(topic=(Term(topic, stem(topic)),), aspects=(aspect,))
    today = date(2026, 11, 21)
    read = cast(Reading, SimpleNamespace(knowledge=known, today=today, question=question))
    terms = tuple(Term(word, stem(word)) for word in asked.split())
    part = Part(asked, (aspect,), wanted_in(asked), terms)
    answers = [Answer(part, Pinpointed(), ())]
    return asked_alike(answers, ("Huertos de ocio",), units_of(sheet[0]), other, read)


CONTRADICTIONS = [
    ("cuánto cuesta el huerto", Aspect.FEE, "24 € al año.", "La cuota es de 30 € al año."),
    ("hasta qué edad dan huerto", Aspect.REQUIREMENTS, "Tener menos de 35 años.",
     "Si tienes menos de 30 años, el Ayuntamiento te da un huerto."),
    ("en qué plazo resuelven el huerto", Aspect.RESOLUTION_TERM, "El plazo es de dos meses.",
     "El Ayuntamiento resuelve las peticiones de huerto en 45 días."),
    ("a qué teléfono llamo por el huerto", Aspect.CONTACT, "968 55 10 20",
     "Llame al 968 55 10 33."),
    ("en qué calle dan los huertos", Aspect.WHERE, "En la calle Olmo, 14.",
     "Se dan en la avenida del Prado, 3."),
    ("hasta cuándo se pide el huerto", Aspect.DEADLINE, "Hasta el 30 de noviembre.",
     "El huerto se pide hasta el 27 de noviembre de 2026."),
    ("cuántas parcelas hay en el huerto", Aspect.OTHER, "Hay 50 parcelas.",
     "El huerto tiene 60 parcelas."),
    ("qué horario tiene el huerto", Aspect.WHERE, "De lunes a viernes, de 9 a 14 horas.",
     "El huerto abre de lunes a viernes, de 8:30 a 15:00."),
    ("cuánto se paga al mes por el huerto", Aspect.FEE, "24 € al mes.",
     "La cuota es de 30 € al mes, más el riego si se usa."),
    ("me descuentan algo por el huerto", Aspect.OTHER, "Por el huerto, un 15 % de la tasa.",
     "El huerto descuenta un 25 % de la tasa."),
    ("qué horario de tarde tiene el huerto", Aspect.WHERE, "De 9 a 14 y de 16 a 19 horas.",
     "El huerto abre de 9 a 14 y, por la tarde, de 17 a 20 horas."),
    ("hasta qué hora se puede estar en el huerto", Aspect.WHERE, "Hasta las 22:00.",
     "Del huerto se sale a las 23:00."),
    ("cuántas noches se puede estar en el huerto", Aspect.OTHER, "Hasta 3 noches.",
     "En el huerto se está hasta 5 noches."),
    ("cuándo piden las parcelas nuevas del huerto", Aspect.DEADLINE,
     "Parcelas nuevas: hasta el 30 de noviembre de 2026.",
     "Los inquilinos de parcelas nuevas piden huerto hasta el 12 de diciembre de 2026."),
    ("tengo 45 años: cuánto cuesta el huerto", Aspect.FEE, "El huerto cuesta 24 €.",
     "El huerto cuesta 26 €, y 12 € para menores de 30 años."),
    ("qué horario tiene el huerto los sábados", Aspect.WHERE,
     "De lunes a viernes, de 9 a 14 horas, y los sábados, de 9 a 13 horas.",
     "El huerto abre de lunes a viernes de 9 a 14 horas y los sábados de 10 a 12 horas."),
    ("qué horario tiene el huerto", Aspect.WHERE, "De lunes a viernes, de 9 a 14 horas.",
     "Desde octubre el huerto abre de lunes a viernes, de 8:30 a 15:00."),
]  # fmt: skip
ALIKE = [
    ("cuánto tiempo vale el certificado", Aspect.SUMMARY, "El certificado vale 10 años.",
     "El certificado se pide en el plazo de un mes."),
    ("cuánto cuesta el huerto", Aspect.FEE, "24 € al año.", "La cuota es de unos 25 € al año."),
    ("cuánto cuesta el huerto", Aspect.FEE, "24 € al año.",
     "Las personas jubiladas pagan una cuota de 12 € al año."),
    ("cuánto cuesta el huerto", Aspect.FEE, "Un mínimo de 24 €.",
     "La cuota es de 60 € como mucho."),
    ("cuánto cuesta el huerto", Aspect.FEE, "24 €, en dos pagos de 12 €.", "Cada pago es de 12 €."),
    ("cuánto cuesta el huerto", Aspect.FEE, "Renovar el huerto cuesta 24 €.",
     "En verano la cuota es de 10 €."),
    ("en qué plazo resuelven el huerto", Aspect.RESOLUTION_TERM, "El plazo es de dos meses.",
     "El huerto vale para cuatro años."),
    ("a qué teléfono llamo por el huerto", Aspect.CONTACT, "968 55 10 20",
     "El Teléfono del Consumidor es el 900 12 13 14."),
    ("en qué calle dan los huertos", Aspect.WHERE, "En la calle Olmo, 14.",
     "Se dan en C/ Olmo nº 14."),
    ("cuánto pagan por el huerto", Aspect.FEE, "24 € por noche.", "Se pagan 2 € por kilómetro."),
    ("hasta cuándo se pide el huerto", Aspect.DEADLINE, "Hasta el 30 de noviembre.",
     "El huerto se pide hasta el 29 de noviembre de 2024."),
    ("cuántas parcelas hay en el huerto", Aspect.OTHER, "Hay 50 parcelas.",
     "El huerto tiene unas 60 parcelas."),
    ("qué horario tiene el huerto", Aspect.WHERE, "De lunes a viernes, de 9 a 14 horas.",
     "En agosto el huerto abre de lunes a viernes, de 9 a 13 horas."),
    ("qué horario tiene el huerto", Aspect.WHERE, "De lunes a viernes, de 9 a 14 horas.",
     "La piscina abre de lunes a viernes, de 8:30 a 15:00."),
    ("hasta qué hora se puede estar en el huerto", Aspect.WHERE, "Hasta las 22:00.",
     "El huerto abre desde las 9:00."),
    ("hasta qué hora se puede estar en el huerto", Aspect.WHERE, "Lunes, hasta las 22:00.",
     "Los sábados, el huerto cierra a las 23:00."),
    ("hasta qué hora se puede estar en el huerto", Aspect.WHERE, "Hasta las 22:00.",
     "El huerto cierra a las 22.00."),
    ("cuánto dura el huerto", Aspect.OTHER, "El huerto se cede por cuatro años.",
     "El huerto se revisa cada dos años."),
    ("cuánto cuesta el huerto", Aspect.FEE, "El huerto, 24 € al año.",
     "La pista cuesta 10 € al año."),
    ("cuánto cuesta el huerto", Aspect.FEE, "De 4 a 14 años, 24 €.",
     "El huerto es gratis hasta los 3 años."),
    ("cuánto cuesta el huerto", Aspect.FEE, "Los menores de 4 años no pagan.",
     "El huerto cuesta 24 €."),
    ("hasta cuándo anulo el huerto", Aspect.DEADLINE, "Se anula hasta 7 días antes de ir.",
     "Tiene 10 días para anular el huerto."),
    ("cuánto cuesta el riego del huerto", Aspect.FEE, "El riego cuesta 24 €.",
     "El huerto cuesta 60 €, más el riego."),
    ("me descuentan algo por el huerto", Aspect.OTHER, "El pozo, un 15 % de la tasa.",
     "El huerto descuenta un 25 % de la tasa."),
    ("cuánto tardan huerto grande río", Aspect.RESOLUTION_TERM,
     "El plazo máximo para resolver el huerto grande del río es de dos meses.",
     "El huerto grande del río requiere un año de empadronamiento."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "aspect", "told", "near"), CONTRADICTIONS)
def test_another_value_for_what_is_asked_is_a_conflict(
    asked: str, aspect: Aspect, told: str, near: str
) -> None:
    found = _conflict(asked, aspect, told, "", near)
    assert found is not None
    assert (found.preferred.unit.quote, found.other.unit.quote) == (told, near)
    assert found.reason == "authority"


@pytest.mark.parametrize(("asked", "aspect", "told", "near"), ALIKE)
def test_values_of_other_things_are_none(asked: str, aspect: Aspect, told: str, near: str) -> None:
    assert _conflict(asked, aspect, told, "", near) is None


def test_a_bare_price_is_of_what_the_title_of_its_page_says() -> None:
    asked = "cuánto cuesta el cambio titular", Aspect.FEE, "El cambio de titular es gratuito."
    row = "Cambio de titular\u2003"
    assert _conflict(*asked, "", f"{row}12,00 €", title="Tasas y precios") is not None
    assert _conflict(*asked, "", f"{row}14,00 €", title="Preguntas") is None


@pytest.mark.parametrize(
    ("heading", "is_another"),
    [("Junta Arbitral", True), ("Teléfono", False), ("Cómo llegar", False)],
)
def test_a_telephone_under_the_name_of_another_office(heading: str, is_another: bool) -> None:
    asked = "a qué teléfono llamo por el huerto"
    found = _conflict(asked, Aspect.CONTACT, "968 55 10 20", heading, "968 55 10 33")
    assert (found is None) is is_another


def test_of_a_sentence_on_several_things_the_one_that_is_asked_about_counts() -> None:
    near = "La cuota del huerto grande es de 40 € y la del pequeño, de 24 €."
    small = "cuánto cuesta el huerto pequeño", Aspect.FEE, "Huerto pequeño: 24 €.", "", near
    large = "cuánto cuesta el huerto grande", Aspect.FEE, "Huerto grande: 30 €.", "", near
    assert _conflict(*small) is None
    assert _conflict(*large) is not None


def test_of_a_directory_the_line_that_says_whose_it_is_is_shown() -> None:
    asked = "a qué teléfono llamo por el huerto", Aspect.CONTACT, "968 55 10 20"
    found = _conflict(*asked, "Directorio", "Llame al 968 55 10 30.\nHuerto: 968 55 10 33.")
    assert found is not None
    assert found.other.unit.quote == "Huerto: 968 55 10 33."


def test_the_sheet_may_name_elsewhere_what_a_directory_names_with_the_street() -> None:
    asked = "en qué calle está el huerto del río", Aspect.WHERE
    near = "El huerto del Río. Plaza Mayor, 3."
    street = "En la calle Olmo, 14."
    assert _conflict(*asked, street, "", near) is None
    assert _conflict(*asked, street, "", near, named="El huerto del Río es pequeño.") is not None


def test_hours_behind_the_street_in_a_line_are_of_what_the_line_begins_with() -> None:
    asked = "qué horario tiene entre semana el huerto", Aspect.WHERE
    told = "El huerto se riega cada semana y abre los lunes de 9 a 14 horas."
    line = "{}: polígono El Cerro, parcela 7. Los lunes, de 10 a 13 horas."
    assert _conflict(*asked, told, "", line.format("Huerto municipal")) is not None
    assert _conflict(*asked, told, "", line.format("El gimnasio del huerto")) is None
