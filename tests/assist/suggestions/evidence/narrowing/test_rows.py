from __future__ import annotations

from assist.suggestions.evidence.narrowing.rows import of_the_row
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

SEASONS = (
    "Del 16 de septiembre al 15 de junio\u20039:00 a 21:00\n"
    "Del 16 de junio al 15 de septiembre\u20038:30 a 14:30"
)
OFFICES = (
    "Oficina\u2003Teléfono\nCentro\u2003976 00 00 01\nVilarés\u2003976 00 00 02\n"
    "Se pide cita previa por teléfono."
)


def kept(text: str, aspect: Aspect, words: str) -> list[str]:
    (passage,) = page(f"{SEDE}/tabla", "Oficinas", [("Horario", aspect, text)])
    terms = [Term(word, stem(word)) for word in words.split()]
    found = of_the_row(list(units_of(passage)), aspect, terms)
    return [unit.text.split("\u2003")[0] for unit in found]


def test_the_row_that_is_named_is_told_with_what_is_no_row() -> None:
    assert kept(OFFICES, Aspect.CONTACT, "Vilarés") == [
        "Vilarés",
        "Se pide cita previa por teléfono.",
    ]


def test_a_month_falls_between_the_ends_that_name_a_row() -> None:
    assert kept(SEASONS, Aspect.WHERE, "julio") == ["Del 16 de junio al 15 de septiembre"]
    assert kept(SEASONS, Aspect.WHERE, "enero") == ["Del 16 de septiembre al 15 de junio"]


def test_rows_stay_where_none_is_named_and_in_lists_that_have_to_be_whole() -> None:
    assert len(kept(OFFICES, Aspect.CONTACT, "personas")) == 4
    assert len(kept(OFFICES, Aspect.DOCUMENTS, "Vilarés")) == 4


MOTORCYCLES = "Clase\u2003Cuota (€)\nHasta 125 c.c.\u20036,41\nDe más de 125 a 500 c.c.\u200321,97"


def test_a_quantity_of_the_question_falls_into_one_row() -> None:
    (passage,) = page(SEDE, "Impuesto", [("Motocicletas", Aspect.FEE, MOTORCYCLES)])
    found = of_the_row(
        list(units_of(passage)), Aspect.FEE, [Term("moto", "mot")], "una moto de 250 cc"
    )
    assert [unit.text.split("\u2003")[0] for unit in found] == ["De más de 125 a 500 c.c."]
