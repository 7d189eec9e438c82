from __future__ import annotations

import pytest

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.siblings import FEATURE, told_from_siblings
from assist.suggestions.text.stems import stem_set

RENEWAL = "Título de familia numerosa - Renovación del título"
FIRST = "Título de familia numerosa - Nueva expedición"
TAX = "Gestión del impuesto de aguas residuales"
DEFERRAL = "Aplazamiento de deudas del impuesto de aguas residuales"


def leads(question: str, *titles: str, is_procedure: bool = True) -> list[float]:
    plain = {"operation": 0.5}
    found = [
        Candidate(str(n), f"doc_{n}", title, None, is_procedure, (), 1.0, plain)
        for n, title in enumerate(titles)
    ]
    told = told_from_siblings(found, stem_set(question), lambda _: 1.0, weight=2.0)
    assert [one.score for one in told] == [1.0 + 2.0 * one.features[FEATURE] for one in told]
    return [one.features[FEATURE] for one in told]


def test_the_sibling_whose_own_words_are_said_leads() -> None:
    renewal, first = leads("renovación del título de familia numerosa", RENEWAL, FIRST)
    assert renewal > 0 > first
    assert renewal == -first


def test_of_a_family_that_leads_whose_own_words_are_all_said() -> None:
    care, degree = "Dependencia y discapacidad - Dependencia", "Dependencia y discapacidad - Grado"
    assert leads("he pedido la dependencia", care, degree) == [3.0, -3.0]
    assert leads("¿qué grado?", care, degree) == [-3.0, 3.0]


def test_of_other_siblings_that_leads_which_is_named_whole() -> None:
    titles = "Arbitraje de consumo", "Reclamaciones en materia de consumo"
    question = "el móvil salió defectuoso, ¿puedo pedir el arbitraje de consumo?"
    assert leads(question, *titles) == [3.0, -3.0]
    assert max(leads(question, *titles, is_procedure=False)) < 1.0
    assert max(leads("¿qué es el consumo?", *titles)) < 1.0


def test_of_two_whose_own_words_are_not_said_the_plainer_one_leads() -> None:
    tax, deferral = leads("qué es el impuesto de aguas residuales", TAX, DEFERRAL)
    assert tax > 0 > deferral


def test_titles_that_share_little_are_no_siblings() -> None:
    assert leads("licencia de caza", "Licencia de caza", "Becas de comedor escolar") == [0.0, 0.0]


@pytest.mark.parametrize("corrected", [False, True])
def test_of_a_family_that_leads_which_does_what_is_asked(corrected: bool) -> None:
    does = [_doing(RENEWAL, 0.0), _doing(FIRST, 1.0)]
    told = told_from_siblings(
        does, frozenset({"renovacion"}), lambda _: 1.0, 2.0, corrected=corrected
    )
    renewal, first = (one.features[FEATURE] for one in told)
    assert first == -renewal > 0
    assert (first > 1.0) is corrected


def _doing(title: str, operation: float) -> Candidate:
    return Candidate(title, f"doc_{title}", title, None, True, (), 1.0, {"operation": operation})
