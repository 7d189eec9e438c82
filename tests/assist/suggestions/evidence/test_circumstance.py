from __future__ import annotations

from dataclasses import replace

from assist.suggestions.evidence.circumstance import (
    circumstance,
    each_once,
    leads,
    nearest,
    what_it_is,
)
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.focus import Focus
from assist.suggestions.evidence.units import units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, Hit
from indexes.redaction import trusted
from tests.assist.suggestions.questions import question
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


LOUD = ("Turnos", Aspect.OTHER, "Hay dos turnos en el mes de julio.")
BARE = ("Cuantía", Aspect.BENEFIT, "1.800 € en un pago único")


def _nearest(row: tuple[str, Aspect, str], *, decisive: bool = False) -> tuple[list[str], bool]:
    """What is told, and whether it is told as what the page says of an aspect."""
    rows = [("Edad", Aspect.REQUIREMENTS, "Pueden ir desde los cuatro años."), row]
    passages = page(f"{SEDE}/l", "Ludoteca", rows)
    hits = tuple(
        Hit(passage=one, score=1.0, scores={"dense": cosine})
        for one, cosine in zip(passages, (0.3, 0.8), strict=True)
    )
    best = Candidate("1", passages[0].document_id, "Ludoteca", None, True, hits, 1.0)
    question = Question(trusted(ASKED), ASKED, "es", decisive=decisive)
    focus, aspects = nearest(best, question, [tuple(passages)])
    units = [*focus.units, *(unit for one in aspects for unit in one.units)]
    return [unit.text for unit in units], bool(aspects)


def test_of_a_procedure_that_says_nothing_of_itself_the_nearest_is_told() -> None:
    assert _nearest(LOUD) == ([LOUD[2]], False)
    assert _nearest(BARE) == ([BARE[2]], True)


def test_who_asks_for_something_by_name_is_not_told_what_is_nearest() -> None:
    assert _nearest(LOUD, decisive=True) == ([], False)


def test_what_must_be_met_does_not_lead_where_it_is_only_asked_where() -> None:
    (must, way) = page(
        f"{SEDE}/f",
        "Fianza",
        [
            ("Requisitos", Aspect.REQUIREMENTS, "De un local se depositan dos mensualidades."),
            ("Presentación", Aspect.CHANNEL, "La de un local se deposita en persona."),
        ],
    )
    asked = Question(trusted(ASKED), ASKED, "es", aspects=(Aspect.WHERE,), decisive=True)
    assert not leads(Focus(units_of(must), score=1.0), asked)
    assert leads(Focus(units_of(way), score=1.0), asked)


def test_a_sentence_of_which_a_clause_is_told_is_not_told_again_whole() -> None:
    text = "Si es la primera vez, el título; si se renueva, una copia."
    (passage,) = page(f"{SEDE}/r", "Carné", [("Qué se lleva", Aspect.DOCUMENTS, text)])
    (unit,) = units_of(passage)
    told = AspectEvidence(Aspect.DOCUMENTS, (replace(unit, text="Si se renueva, una copia."),))
    question = Question(trusted(ASKED), ASKED, "es", aspects=(Aspect.DOCUMENTS,), decisive=True)
    focus, aspects = each_once(Focus((unit,), 0.5), (told,), question)
    assert (focus.units, aspects) == ((), (told,))


LAW = "Decreto 52/2012, por el que se establece la relación de bailes y se determinan las plazas."


def test_the_name_of_a_law_says_nothing_of_a_case(knowledge: Knowledge) -> None:
    rows = [
        ("Objeto", Aspect.SUMMARY, "Se autorizan los conciertos."),
        (
            "Normativa",
            Aspect.LEGAL_BASIS,
            LAW,
        ),
    ]
    passages = page(f"{SEDE}/e", "Espectáculos", rows)
    hits = tuple(Hit(passage=one, score=1.0) for one in passages)
    candidate = Candidate("1", passages[0].document_id, "Espectáculos", None, True, hits, 1.0)
    asked = question("bailes en plazas")
    found = circumstance(candidate, asked, knowledge, is_answered=False)
    assert Aspect.LEGAL_BASIS not in {unit.passage.aspect for unit in found.units}
    named = replace(asked, aspects=(Aspect.LEGAL_BASIS,))
    found = circumstance(candidate, named, knowledge, is_answered=False)
    assert Aspect.LEGAL_BASIS in {unit.passage.aspect for unit in found.units}
