from __future__ import annotations

import pytest

from assist.suggestions.evidence.gather import MAX_LISTED, gather
from indexes.models import Aspect
from tests.assist.suggestions.world import FISHING, PORTAL, SEDE, page


def said(aspect: Aspect, *pages: list) -> list[str]:
    found = gather(aspect, pages)
    return [unit.text for unit in found.units] if found else []


def test_the_place_of_the_aspect_answers() -> None:
    assert said(Aspect.FEE, FISHING) == ["19,73 €"]


def test_a_value_elsewhere_answers_where_the_aspect_has_no_place() -> None:
    other = page(
        f"{SEDE}/o",
        "Trámite",
        [("Más información", Aspect.OTHER, "Hay que pagar una tasa de 12 €. El río es largo.")],
    )
    assert said(Aspect.FEE, other) == ["Hay que pagar una tasa de 12 €."]


def test_the_page_that_prevails_answers_first() -> None:
    twin = page(f"{PORTAL}/t", "Licencia", [("Tasa", Aspect.FEE, "15,00 €")], authority=20)
    assert said(Aspect.FEE, FISHING, twin) == ["19,73 €"]


def test_another_page_answers_what_the_first_does_not_say() -> None:
    twin = page(f"{PORTAL}/t", "L", [("Normativa", Aspect.LEGAL_BASIS, "Ley 2/1999")], authority=20)
    assert said(Aspect.LEGAL_BASIS, FISHING, twin) == ["Ley 2/1999"]


def test_nothing_is_found_where_nothing_is_said() -> None:
    assert gather(Aspect.APPEAL, [FISHING]) is None


def test_links_to_other_pages_say_nothing() -> None:
    links = page(f"{SEDE}/l", "T", [("Trámites relacionados", Aspect.FEE, "Pago de tasas")])
    assert gather(Aspect.FEE, [links]) is None


def test_a_long_list_says_that_there_is_more() -> None:
    rows = "\n".join(f"Documento número {n} del expediente" for n in range(MAX_LISTED + 3))
    found = gather(Aspect.DOCUMENTS, [page(f"{SEDE}/l", "T", [("D", Aspect.DOCUMENTS, rows)])])
    assert found is not None
    assert len(found.units) == MAX_LISTED
    assert found.more


def test_what_is_said_twice_is_taken_once() -> None:
    twice = page(
        f"{SEDE}/l",
        "T",
        [
            ("Dirigido a", Aspect.AUDIENCE, "Dirigido a: Personas empadronadas"),
            ("Dirigido a", Aspect.AUDIENCE, "Personas empadronadas."),
        ],
    )
    assert said(Aspect.AUDIENCE, twice) == ["Dirigido a: Personas empadronadas"]


def test_the_day_of_a_test_is_no_deadline_beside_the_time_in_which_one_can_apply() -> None:
    told = gather(
        Aspect.DEADLINE,
        [
            page(
                f"{SEDE}/t",
                "Becas",
                [
                    (
                        "Calendario",
                        Aspect.DEADLINE,
                        "Las solicitudes se presentan del 16 al 30 de noviembre de 2026. "
                        "La prueba de idioma es el 15 de enero de 2027.",
                    )
                ],
            )
        ],
    )
    assert told is not None
    assert [unit.text for unit in told.units] == [
        "Las solicitudes se presentan del 16 al 30 de noviembre de 2026."
    ]


def test_the_term_comes_before_what_is_lost_by_being_late() -> None:
    rows = page(
        f"{SEDE}/t",
        "Trámite",
        [
            ("Fuera de plazo", Aspect.DEADLINE, "La presentación tardía pierde los beneficios."),
            ("Plazo", Aspect.DEADLINE, "El plazo de presentación es de un mes desde la firma."),
        ],
    )
    found = gather(Aspect.DEADLINE, [rows])
    assert found is not None
    assert [unit.passage.heading for unit in found.units] == ["Plazo", "Fuera de plazo"]


def test_the_most_that_one_may_have_had_is_no_sum_that_one_gets() -> None:
    text = "No superar 15.000 € en ayudas de minimis durante tres ejercicios."
    rows = page(f"{SEDE}/a", "Ayuda", [("Requisitos", Aspect.REQUIREMENTS, text)])
    assert gather(Aspect.BENEFIT, [rows]) is None


def test_papers_that_running_text_announces_are_papers() -> None:
    card = page(
        f"{SEDE}/tarjeta",
        "Tarjeta de estacionamiento",
        [
            ("", Aspect.OTHER, "Permite aparcar en las plazas reservadas."),
            ("", Aspect.OTHER, "Se presenta: instancia, DNI y dos fotografías."),
            ("", Aspect.OTHER, "Horario: de 9:00 a 14:00."),
        ],
    )
    assert said(Aspect.DOCUMENTS, card) == ["Se presenta: instancia, DNI y dos fotografías."]


def test_for_whom_it_is_says_not_how_much() -> None:
    rows = [("Requisitos", Aspect.REQUIREMENTS, "Beca: tener una discapacidad del 33 %.")]
    assert said(Aspect.BENEFIT, page(f"{SEDE}/b", "Becas de transporte", rows)) == []


def test_who_asks_where_is_told_where_to_hand_it_in_before_the_office_that_deals_with_it() -> None:
    office = ("Unidad tramitadora", Aspect.CONTACT, "Sección de Caza y Pesca")
    way = ("Canales de tramitación", Aspect.CHANNEL, "En las oficinas comarcales agrarias.")
    assert said(Aspect.WHERE, page(f"{SEDE}/o", "L", [office, way])) == [way[2]]
    assert said(Aspect.WHERE, page(f"{SEDE}/o", "L", [office])) == [office[2]]


def test_who_asks_where_or_how_is_told_both_where_one_section_says_both() -> None:
    below = "Lugar y forma de presentación"
    ways = [
        (below, Aspect.CHANNEL, "De forma presencial, con cita previa."),
        (below, Aspect.WHERE, "En el registro electrónico."),
        ("Resultados", Aspect.WHERE, "En el tablón."),
    ]
    sheet = page(f"{SEDE}/v", "Voluntades", ways)
    assert said(Aspect.CHANNEL, sheet) == [ways[0][2], ways[1][2]]
    assert said(Aspect.WHERE, sheet) == [ways[0][2], ways[1][2], ways[2][2]]


def test_who_asks_where_is_told_no_way_that_is_only_denied() -> None:
    denied = [("Presentación", Aspect.CHANNEL, "Iniciar trámite en línea: no.")]
    offered = [("Presentación", Aspect.CHANNEL, "En persona, en el ayuntamiento.")]
    sheet, twin = page(f"{SEDE}/f", "Ferias", denied), page(f"{PORTAL}/f", "Ferias", offered)
    assert said(Aspect.WHERE, sheet) == []
    assert said(Aspect.WHERE, sheet, twin) == [offered[0][2]]
    assert said(Aspect.CHANNEL, sheet) == [denied[0][2]]


def test_papers_in_the_words_of_a_way_to_apply_are_told_where_no_place_has_them() -> None:
    text = "En el centro de salud. Hay que enseñar el DNI. Se lleva el libro de familia."
    ways = page(f"{SEDE}/w", "Copia de la historia", [("Cómo se pide", Aspect.CHANNEL, text)])
    assert said(Aspect.DOCUMENTS, ways) == [
        "Hay que enseñar el DNI.",
        "Se lleva el libro de familia.",
    ]
    one = page(f"{SEDE}/w", "Copia", [("Cómo se pide", Aspect.CHANNEL, text[:45])])
    assert gather(Aspect.DOCUMENTS, [one]) is None


def test_a_list_of_papers_is_told_with_each_of_them() -> None:
    text = "Se pide en el centro, con:\nDNI o NIE\nCertificado de empadronamiento"
    listed = page(f"{SEDE}/n", "Tarjeta", [("Primera tarjeta", Aspect.OTHER, text)])
    assert said(Aspect.DOCUMENTS, listed) == ["DNI o NIE", "Certificado de empadronamiento"]


def test_when_to_present_it_says_no_way_to_present_it() -> None:
    rows = [
        ("Plazo de presentación", Aspect.DEADLINE, "En plazo permanente."),
        ("Plazo y lugar de presentación", Aspect.DEADLINE, "En el registro.\nTodo el año."),
    ]
    when, both = (page(f"{SEDE}/h", "Huertos", [row]) for row in rows)
    assert gather(Aspect.CHANNEL, [when]) is None
    found = gather(Aspect.CHANNEL, [both])
    assert found is not None
    assert [unit.text for unit in found.units] == ["En el registro."]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Según normativa", False),
        ("Según la normativa aplicable.", False),
        ("Sin especificar", False),
        ("Según la normativa, positivo.", True),
        ("Estimatorio", True),
    ],
)
def test_what_stands_in_place_of_a_value_tells_none(text: str, is_told: bool) -> None:
    rows = page(f"{SEDE}/silencio", "Trámite", [("Silencio", Aspect.SILENCE, text)])
    assert (gather(Aspect.SILENCE, [rows]) is not None) is is_told
