from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assist.suggestions.evidence.contradictions.same_sentence import disagreement
from assist.suggestions.evidence.counts import numbers_of
from assist.suggestions.evidence.nearness import Nearness
from assist.suggestions.evidence.parts import Part, parts_of
from assist.suggestions.evidence.pinpointing.pinpoint import pinpoint
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.embedders.protocol import Embedder
from indexes.models import Aspect, Passage
from tests.assist.suggestions.questions import question
from tests.assist.suggestions.world import PORTAL, SEDE, TODAY, page, standing

TITLE = "Licencia de vado permanente"
# Of a town that no other test knows.
VADO = page(
    f"{SEDE}/vado",
    TITLE,
    [
        ("Plazo", Aspect.DEADLINE, "Se puede solicitar durante todo el año."),
        (
            "Condiciones",
            Aspect.REQUIREMENTS,
            "La placa se mantiene colocada durante cinco años.\n"
            "El garaje debe tener sitio para tres vehículos.\n"
            "Entre dos vados debe haber una distancia de 12 metros.",
        ),
        ("Tasa", Aspect.FEE, "La tasa es de 40 €."),
        ("Resolución", Aspect.RESOLUTION_TERM, "El plazo de resolución es de 3 meses."),
    ],
    code="V1",
)


# Of how long it lasts, and of another thing beside it.
RUNS = page(
    f"{SEDE}/obra",
    "Autorización de obras",
    [
        ("Plazo", Aspect.DEADLINE, "Se puede solicitar durante todo el año."),
        (
            "Vigencia",
            Aspect.DEADLINE,
            "La autorización caduca a los doce meses. Puede pedirse una prórroga de seis meses.",
        ),
    ],
    code="V2",
)


def only_part(text: str) -> Part:
    (part,) = parts_of(question(text))
    return part


def said(text: str, knowledge: Knowledge, pages: Sequence[Sequence[Passage]] = (VADO,)) -> str:
    found = pinpoint(only_part(text), TITLE, pages, knowledge)
    return found.units[0].text if found.units else ""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("¿Cuántos vehículos tienen que caber en el garaje?", "tres vehículos"),
        ("¿A cuántos metros de otro vado tiene que estar?", "12 metros"),
        ("¿Cuánto tiempo hay que mantener colocada la placa?", "cinco años"),
        ("¿En qué plazo se resuelve la licencia de vado?", "3 meses"),
        ("¿Cuánto cuesta el vado?", "40 €"),
    ],
)
def test_the_sentence_with_the_value_asked_for_is_found(
    asked: str, told: str, knowledge: Knowledge
) -> None:
    assert told in said(asked, knowledge)


def test_a_value_is_of_what_its_heading_says_and_a_number_of_children_names_nothing(
    knowledge: Knowledge,
) -> None:
    sections = [
        ("Formas de pago", Aspect.FEE, "Tres plazos por banco: 40 % en octubre y 60 % en enero."),
        ("Familia numerosa general", Aspect.FEE, "50 % de los precios públicos"),
    ]
    asked = "Somos familia numerosa, de tres hijos, ¿qué descuento nos hacen?"
    told = page(f"{SEDE}/precios", TITLE, sections)
    assert said(asked, knowledge, (told,)) == "50 % de los precios públicos"


def test_what_a_word_is_only_taken_to_mean_outweighs_none_that_is_said(
    knowledge: Knowledge,
) -> None:
    rows = [
        ("Alta", Aspect.OTHER, "La matrícula se hace del 22 al 30 de junio de 2026."),
        ("Lista", Aspect.OTHER, "Se puede reclamar del 10 al 11 de junio de 2026."),
    ]
    part = only_part("¿Hasta qué día puedo reclamar?")
    meant = tuple(Term(one, stem(one), 0.4) for one in ("matricula", "matricularse"))
    part = replace(part, terms=(*meant, Term("reclamar", stem("reclamar"))))
    found = pinpoint(part, "Escuela", (page(f"{SEDE}/eoi", "Escuela", rows),), knowledge)
    assert found.units[0].passage.heading == "Lista"


def test_what_the_question_joins_is_told_where_it_is_of_another_thing(
    knowledge: Knowledge,
) -> None:
    part = only_part("¿Cuánto dura la autorización, y puedo prorrogarla?")
    found = pinpoint(part, "Autorización de obras", (RUNS,), knowledge)
    assert [unit.text for unit in found.units] == [
        "La autorización caduca a los doce meses.",
        "Puede pedirse una prórroga de seis meses.",
    ]


def test_a_table_of_which_no_row_is_named_is_told_whole(knowledge: Knowledge) -> None:
    rows = ["Hasta 3.500 €", "Hasta 5.200 €", "Hasta 7.000 €"]
    table = "\n".join(
        ["Renta\tPrimer hijo\tOtros hijos"]
        + [f"{row}\t{n},10 €\t{n},90 €" for n, row in enumerate(rows, 1)]
    )
    grant = page(f"{SEDE}/tabla", TITLE, [("Cuantía", Aspect.BENEFIT, table)])
    found = pinpoint(only_part("¿Cuánto dan?"), TITLE, (grant,), knowledge)
    assert [unit.text.partition("\t")[0] for unit in found.units] == rows


def test_what_asks_for_no_value_is_not_pinpointed(knowledge: Knowledge) -> None:
    assert said("¿Qué es un vado?", knowledge) == ""


def test_a_kind_of_value_that_no_page_gives_is_not_made_up(knowledge: Knowledge) -> None:
    assert said("¿A qué teléfono llamo por el vado?", knowledge) == ""


@pytest.mark.parametrize(
    ("aspect", "text", "is_told"),
    [
        (Aspect.REQUIREMENTS, "El contrato es al menos del 50 % de la jornada.", False),
        (Aspect.BENEFIT, "La ayuda por el contrato es del 50 % del salario.", True),
    ],
)
def test_a_share_among_the_requirements_is_no_sum_that_is_paid(
    aspect: Aspect, text: str, is_told: bool, knowledge: Knowledge
) -> None:
    grant = page(f"{SEDE}/contratar", TITLE, [("Contrato", aspect, text)])
    found = said("¿Cuánto dan por el contrato?", knowledge, (grant,))
    assert bool(found) is is_told


def test_the_meaning_of_a_sentence_counts_beside_its_words(
    knowledge: Knowledge, embedder: Embedder
) -> None:
    part = only_part("¿cuánto tiempo? la placa se mantiene colocada")
    (row,) = embedder.encode_queries(["La placa se mantiene colocada durante cinco años."])
    found = pinpoint(part, TITLE, [VADO], knowledge, Nearness(embedder, row, 0.0))
    assert "cinco años" in found.units[0].text


def test_each_question_of_a_message_is_a_part() -> None:
    parts = parts_of(question("¿Cuánto cuesta el vado y en qué plazo se resuelve?"))
    assert [part.aspects for part in parts] == [(Aspect.FEE,), (Aspect.RESOLUTION_TERM,)]


def twin(text: str) -> list[Passage]:
    return page(f"{PORTAL}/vado", TITLE, [("Condiciones", Aspect.REQUIREMENTS, text)], code="V1")


def _disagreement(text: str) -> tuple[str, str] | None:
    other = twin(text)
    unit = next(u for p in VADO for u in units_of(p) if "metros" in u.text)
    standings = {one[0].document_id: standing(one, TODAY) for one in (VADO, other)}
    found = disagreement(unit, numbers_of, [VADO, other], standings, None)
    return (found.preferred.unit.text, found.other.unit.text) if found else None


def test_the_same_sentence_with_another_number_is_a_conflict() -> None:
    found = _disagreement("Entre dos vados debe haber una distancia de quince metros.")
    assert found is not None
    assert "12 metros" in found[0]
    assert "quince metros" in found[1]


def test_the_same_number_written_otherwise_is_none() -> None:
    assert _disagreement("Entre dos vados debe haber una distancia de doce metros.") is None


def test_a_sentence_of_another_year_contradicts_nothing() -> None:
    text = "En 2019, entre dos vados debe haber una distancia de 15 metros."
    assert _disagreement(text) is None


def test_another_sentence_contradicts_nothing() -> None:
    assert _disagreement("El rebaje de la acera mide 15 centímetros.") is None


def test_years_lived_somewhere_are_no_term_to_apply(knowledge: Knowledge) -> None:
    rows = page(
        f"{SEDE}/herencia",
        "Impuesto de herencias",
        [
            ("Requisitos", Aspect.REQUIREMENTS, "Herencias: que la persona fallecida haya vivido"
             " aquí durante los cinco años anteriores al fallecimiento."),
            ("Plazo", Aspect.DEADLINE, "Herencias: 6 meses desde el fallecimiento."),
        ],
    )  # fmt: skip
    text = "impuesto de herencias plazo desde el fallecimiento"
    found = pinpoint(only_part(text), "Impuesto de herencias", [rows], knowledge)
    assert found.values == {"duration P6M"}


def test_a_bare_question_of_a_term_is_answered_where_the_page_speaks_of_it(
    knowledge: Knowledge,
) -> None:
    rows = page(
        f"{SEDE}/beca",
        "Beca de transporte",
        [
            ("Pago", Aspect.OTHER, "La beca se paga en un solo plazo, en el mes de mayo."),
            ("Plazo", Aspect.DEADLINE, "El plazo está abierto del 1 al 30 de noviembre de 2026."),
        ],
    )
    found = pinpoint(only_part("beca de transporte plazo"), "Beca de transporte", [rows], knowledge)
    assert found.units[0].text.startswith("El plazo está abierto")


def test_the_label_of_a_row_tells_what_it_is_of(knowledge: Knowledge) -> None:
    rows = page(
        f"{SEDE}/carne",
        "Carné de aplicador",
        [
            (
                "Niveles",
                Aspect.OTHER,
                "Fumigador: curso de 25 horas, además del cualificado.\n"
                "Cualificado: curso de 60 horas.",
            )
        ],
    )
    text = "carné de aplicador: ¿cuántas horas de curso tiene el nivel cualificado?"
    found = pinpoint(only_part(text), "Carné de aplicador", [rows], knowledge)
    assert found.units[0].text == "Cualificado: curso de 60 horas."


def test_a_term_to_apply_is_no_condition_however_well_its_words_match(knowledge: Knowledge) -> None:
    pages = page(
        f"{SEDE}/regalos",
        "Declarar un regalo",
        [
            ("Plazo", Aspect.DEADLINE, "1 mes desde el día siguiente a la firma."),
            ("Requisitos", Aspect.REQUIREMENTS, "Dinero: haber residido aquí cinco años."),
        ],
    )
    assert said("¿Qué plazo hay si me regalan dinero?", knowledge, [pages]).startswith("1 mes")


def test_when_a_card_expires_is_not_for_how_long_books_are_lent(knowledge: Knowledge) -> None:
    rows = "Materiales\tDuración\nLibros\t28 días\nPelículas\t10 días"
    lent = page(f"{SEDE}/prestamo", "Biblioteca", [("Préstamo", Aspect.REQUIREMENTS, rows)])
    assert said("¿Cuándo caduca el carné?", knowledge, (lent,)) == ""
    assert "28 días" in said("¿Cuánto dura el préstamo de libros?", knowledge, (lent,))


class _NearPapers(Nearness):
    def of(self, units: Sequence[Unit]) -> list[float]:
        return [0.2 * unit.text.startswith("Certificado") for unit in units]


def test_a_term_that_nothing_names_is_not_told_beside_the_one_in_words_of_the_question(
    knowledge: Knowledge, embedder: Embedder
) -> None:
    paper = "Certificado de empadronamiento con menos de tres meses de antigüedad"
    text = f"{paper}\nLlega por correo en unos 45 días."
    pages = [page(f"{SEDE}/t", "Tarjeta sanitaria", [("Primera tarjeta", Aspect.OTHER, text)])]
    part = only_part("¿Cuánto tarda en llegar la tarjeta sanitaria?")
    (row,) = embedder.encode_queries([part.text])
    found = pinpoint(part, "Tarjeta", pages, knowledge, _NearPapers(embedder, row, 0.0))
    assert [unit.text for unit in found.units] == text.splitlines()[1:]
