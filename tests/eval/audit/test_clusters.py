from __future__ import annotations

import random

from eval.audit.clusters import cluster_cases
from eval.audit.needs import Reader
from tests.eval.audit.site import case

FEE = (
    case(
        "f1", "¿Cuánto cuesta la licencia de pesca fluvial?", "Son 12,35 €.", procedure_code="901"
    ),
    case("f2", "precio licencia de pesca", "La tasa es de 12,35 €.", office="sur"),
    case("f3", "hola, qué tasa se paga por la licencia de pesca?", "12,35 €", office="este"),
)
TERM = (
    case(
        "t1", "¿Cuánto tardan en resolver la licencia de pesca?", "El plazo es de 15 días hábiles."
    ),
    case(
        "t2",
        "plazo de resolución de la licencia de pesca fluvial",
        "15 días hábiles para resolver.",
    ),
)
OTHER = (case("a1", "¿Cuánto tardan en resolver la idoneidad para la adopción?", "6 meses."),)


def test_same_procedure_and_aspect_are_one_need_and_others_are_not(reader: Reader) -> None:
    clusters = cluster_cases((*FEE, *TERM, *OTHER), reader)
    found = {frozenset(case.id for case in one.cases) for one in clusters}
    assert found == {frozenset({"f1", "f2", "f3"}), frozenset({"t1", "t2"}), frozenset({"a1"})}


def test_a_cluster_knows_its_procedure_whether_or_not_a_case_gives_the_code(reader: Reader) -> None:
    by_case = {one.cases[0].id: one for one in cluster_cases((*FEE, *OTHER), reader)}
    assert (by_case["f1"].code, by_case["f1"].aspects) == ("901", ("fee",))
    assert by_case["a1"].code == "903"


def test_order_of_the_cases_changes_nothing(reader: Reader) -> None:
    cases = [*FEE, *TERM, *OTHER]
    before = cluster_cases(cases, reader)
    random.Random(3).shuffle(cases)
    assert cluster_cases(cases, reader) == before


def test_different_codes_are_never_one_need(reader: Reader) -> None:
    alike = [
        case("x1", "¿Qué tasa hay que pagar?", "12 €", procedure_code="901"),
        case("x2", "¿Qué tasa hay que pagar?", "37 €", procedure_code="906"),
    ]
    assert len(cluster_cases(alike, reader)) == 2


def test_without_anything_indexed_questions_alone_decide(reader: Reader) -> None:
    bare = Reader(reader.settings, reader.embedder, None, reader.today)
    cases = [
        case("q1", "¿Qué es la firma electrónica?", "Unos datos."),
        case("q2", "qué es la firma electrónica", "Datos que identifican."),
        case("q3", "¿Dónde aparco el autobús escolar en fiestas?", "En la plaza."),
    ]
    found = [sorted(case.id for case in one.cases) for one in cluster_cases(cases, bare)]
    assert found == [["q1", "q2"], ["q3"]]


def test_no_cases_make_no_clusters(reader: Reader) -> None:
    assert cluster_cases([], reader) == []
