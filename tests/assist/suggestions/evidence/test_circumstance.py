from __future__ import annotations

from assist.suggestions.evidence.circumstance import what_it_is
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect
from indexes.redaction import trusted
from tests.assist.suggestions.world import SEDE, page

ROWS = [
    ("", Aspect.SUMMARY, "Plaza en las residencias."),
    ("Requisitos", Aspect.REQUIREMENTS, "65 años"),
]
ASKED = "Queremos meterlo en una residencia"


def _said(rows: list[tuple[str, Aspect, str]], *, decisive: bool = False) -> list[str]:
    question = Question(trusted(ASKED), ASKED, "es", decisive=decisive)
    found = what_it_is(question, [tuple(page(f"{SEDE}/r", "Residencias", rows))])
    return [unit.text for one in found for unit in one.units]


def test_what_stands_under_the_title_says_what_it_is_however_short() -> None:
    assert _said(ROWS) == ["Plaza en las residencias."]
    assert _said(ROWS[1:]) == []


def test_a_table_does_not_say_what_it_is() -> None:
    table = "Especie\tHasta 100 plantas\tMás de 100 plantas\nPino\t0,45 €\t0,30 €"
    assert _said([("", Aspect.SUMMARY, table)]) == []
    assert _said([("", Aspect.SUMMARY, f"Venta de plantas.\n{table}")]) == ["Venta de plantas."]


def test_who_asks_for_something_by_name_is_not_told_what_it_is() -> None:
    assert _said(ROWS, decisive=True) == []
