from __future__ import annotations

from collections.abc import Sequence

import pytest

from assist.suggestions.evidence.lookup.looking_up import looked_up
from assist.suggestions.evidence.parts import parts_of
from assist.suggestions.knowledge import Knowledge
from indexes.models import Aspect, Passage
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import SEDE, page

MATRIX = (
    "Ingresos de la familia\u2003Número de hijos\u2003Número de hijos\n"
    "Ingresos de la familia\u2003Uno\u2003Dos o más\n"
    "Hasta 9.000 €\u2003588 €\u20031.176 €\n"
    "Más de 9.000 €\u2003341 €\u2003682 €"
)
FEES = (
    "Concepto\u2003Colectivo\u2003En línea\u2003Presencial\n"
    "Duplicado del carné\u2003General\u20034,50 €\u20037,10 €\n"
    "Duplicado del carné\u2003Familia numerosa\u20032,25 €\u20033,55 €\n"
    "Compulsa\u2003Todos\u2003—\u20032,80 €"
)
SURCHARGE = (
    "Durante el primer mes, el 3 %; durante el segundo, el 5 %; y desde el tercero, el 20 %."
)
DEBTS = "Deudas de menos de 600 euros, 6 meses; las de 600 a 3.000 euros, 12 meses; más, 24 meses."
APPEALS = "Alzada: 3 meses. Reposición: un mes."
PAGES = [
    page(
        f"{SEDE}/t",
        "Recursos de alzada y reposición, carnés y ayudas",
        [
            ("Importe anual", Aspect.BENEFIT, MATRIX),
            ("Tasas", Aspect.FEE, FEES),
            ("Recargo por pagar tarde", Aspect.OTHER, SURCHARGE),
            ("Fraccionamiento", Aspect.OTHER, DEBTS),
            ("Plazo para resolver", Aspect.RESOLUTION_TERM, APPEALS),
            ("Baremo", Aspect.OTHER, "Entrevista: hasta 30 puntos. Idiomas: hasta 20 puntos."),
            ("Convenio ordinario > Coeficiente", Aspect.OTHER, "0,94"),
            ("Convenio de cuidadores > Coeficiente", Aspect.OTHER, "0,77"),
        ],
    )
]


def told(knowledge: Knowledge, text: str, pages: Sequence[Sequence[Passage]] = PAGES) -> str | None:
    asked = question(text)
    found = looked_up(parts_of(asked)[0], asked, PAGES[0][0].title, pages, knowledge)
    return found.unit.text if found else None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ganamos 8.000 euros y tenemos dos hijos, ¿cuánto nos dan?",
            "Importe anual, dos o más: 1.176 €",
        ),
        ("¿cuánto cuesta el duplicado para familia numerosa presencial?", "3,55 €"),
        ("¿cuánto cuesta el duplicado presencial?", "7,10 €"),
        ("Voy por el segundo mes sin pagar, ¿qué recargo me toca?", "durante el segundo, el 5 %"),
        ("Debo 900 euros, ¿en cuántos meses los pago?", "las de 600 a 3.000 euros, 12 meses"),
        ("¿cuánto tardan en resolver la reposición?", "Reposición: un mes"),
        ("¿qué puntos dan por la entrevista?", "Entrevista: hasta 30 puntos"),
        ("coeficiente del convenio de cuidadores", "Coeficiente: 0,77"),
    ],
)
def test_only_the_value_that_is_asked_for_is_told(
    knowledge: Knowledge, text: str, said: str
) -> None:
    assert (told(knowledge, text) or "").endswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "¿cuánto cuesta la piscina?",
        "¿qué documentos piden si tengo dos hijos?",
        "¿cuánto nos dan si tenemos un perro?",
    ],
)
def test_nothing_where_the_question_tells_no_row(knowledge: Knowledge, text: str) -> None:
    assert told(knowledge, text) is None


@pytest.mark.parametrize(
    ("laid_out", "text", "said"),
    [
        (SURCHARGE, "Voy por el segundo mes, ¿qué recargo me toca?", "durante el segundo, el 5 %"),
        (MATRIX, "Ganamos 8.000 euros y tenemos dos hijos, ¿cuánto nos dan?", "dos o más: 1.176 €"),
    ],
)
def test_what_stands_below_no_heading_is_told_with_the_title(
    knowledge: Knowledge, laid_out: str, text: str, said: str
) -> None:
    found = told(knowledge, text, [page(f"{SEDE}/v", "Recargos", [("", Aspect.OTHER, laid_out)])])
    assert found in (f"Recargos, {said}", f"Recargos: {said}")


PROOFS = (
    "Convivencia\u2003Papel\n"
    "Menos de 2 años\u2003Escritura de los últimos 6 meses\n"
    "2 años o más\u2003Padrón de los últimos 3 meses"
)
VALID = "Certificado de convivencia: validez de 3 meses. Certificado de baja: validez de 6 meses."


@pytest.mark.parametrize(
    ("aspect", "laid_out", "text", "said"),
    [
        (Aspect.DOCUMENTS, PROOFS, "Convivimos desde hace un año, ¿cuánto tardan?", None),
        (Aspect.OTHER, PROOFS, "Convivimos desde hace un año, ¿cuánto tardan?", "6 meses"),
        (Aspect.OTHER, VALID, "¿cuánto tardan en dar el certificado de baja?", None),
        (Aspect.OTHER, VALID, "¿qué validez tiene el certificado de baja?", "validez de 6 meses"),
    ],
    ids=["papers", "another-place", "another-term", "its-term"],
)
def test_neither_papers_nor_how_long_they_are_valid_tell_how_long_something_takes(
    knowledge: Knowledge, aspect: Aspect, laid_out: str, text: str, said: str | None
) -> None:
    pages = [page(f"{SEDE}/u", "Registro", [("Sección", aspect, laid_out)])]
    found = told(knowledge, text, pages)
    assert found is None if said is None else (found or "").endswith(said)


def test_who_may_ask_is_no_answer_to_how_much_is_paid(knowledge: Knowledge) -> None:
    rows = [
        ("Beneficiarios", Aspect.AUDIENCE, "Municipios con menos de 5.000 habitantes"),
        ("Cuantía", Aspect.BENEFIT, "Hasta el 80 % del presupuesto, con un máximo de 30.000 €"),
        ("Plazo", Aspect.DEADLINE, "Del 2 al 31 de marzo de 2026"),
    ]
    asked = question("Somos un pueblo de 800 habitantes, ¿qué parte de la obra se paga?")
    pages = [page(f"{SEDE}/caminos", "Caminos", rows)]
    assert looked_up(parts_of(asked)[0], asked, "Caminos", pages, knowledge) is None


@pytest.mark.parametrize(
    ("rustic", "said"),
    [("7 de mayo", "Contribución urbana: 7 de mayo"), ("9 de mayo", None)],
)
def test_rows_that_say_the_same_leave_no_doubt(
    rustic: str, said: str | None, knowledge: Knowledge
) -> None:
    table = (
        "Tributo\u2003Hasta\nContribución urbana\u20037 de mayo\n"
        f"Contribución rústica\u2003{rustic}\nVehículos\u20034 de junio"
    )
    calendar = [page(f"{SEDE}/c", "Recaudación", [("Calendario", Aspect.OTHER, table)])]
    assert told(knowledge, "¿Hasta cuándo se paga la contribución?", calendar) == said


def test_a_line_that_begins_with_its_heading_does_not_get_it_again(knowledge: Knowledge) -> None:
    lines = "Cita previa: Zaragoza 976 11 22 33, Huesca 974 11 22 33 y Teruel 978 11 22 33."
    pages = [page(f"{SEDE}/c", "Registro de parejas", [("Cita previa", Aspect.CHANNEL, lines)])]
    found = told(knowledge, "¿qué número es el de la cita en Huesca?", pages)
    assert found is not None
    assert found.count("Cita previa") == 1


BY_CASE = (
    "Ingresos anuales\u2003Ayuda al mes\u2003Con hijos a cargo\n"
    "Hasta 12.000 €\u2003320 €\u2003380 €\nMás de 12.000 €\u2003260 €\u2003310 €"
)
RENT = [page(f"{SEDE}/r", "Ayudas al alquiler", [("¿Cuánto se cobra?", Aspect.BENEFIT, BY_CASE)])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Gano 18.500 euros al año y tengo una hija. ¿Cuánto me darían al mes?",
            "Con hijos a cargo: 310 €",
        ),
        (
            "Gano 18.500 euros al año y no tengo hijos. ¿Cuánto me darían al mes?",
            "Ayuda al mes: 260 €",
        ),
        ("Pago 800 euros de alquiler. ¿Puedo pedir la ayuda?", None),
    ],
)
def test_the_column_of_the_case_that_they_tell(
    knowledge: Knowledge, text: str, said: str | None
) -> None:
    assert told(knowledge, text, RENT) == said
