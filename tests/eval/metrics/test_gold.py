from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics import compute
from eval.metrics.gold import gives
from eval.models import Answer

Make = Callable[..., Answer]


def test_recall_and_precision_worked_out_by_hand(answer: Make) -> None:
    """Gold: a fee and a term. The answer gives the fee and another fee, no term; the silence is of
    no kind that gold speaks of. Recall 1/2, precision 1/2."""
    text = "La tasa es de 10 € y, por internet, de 8 €. El silencio es negativo."
    found = compute([answer(text, gold_facts=("10 €", "3 meses"))], "replay").measures
    assert (found["fact_recall"].value, found["fact_recall"].n) == (1 / 2, 2)
    assert (found["fact_precision"].value, found["fact_precision"].n) == (1 / 2, 2)


def test_a_refusal_gives_nothing(answer: Make) -> None:
    refusal = answer("No consta.", status="no_evidence", gold_facts=("10 €",))
    found = compute([refusal], "replay").measures
    assert found["fact_recall"].value == 0
    assert found["fact_precision"].value is None


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Cuesta 19,73 euros.", "19,73 €"),
        ("El plazo de presentación es de diez días hábiles.", "10 días"),
        ("Tiene del 1 al 20 de mayo de 2026 para pedirlo.", "20 de mayo de 2026"),
        ("El efecto del silencio es desestimatorio.", "silencio es desestimatorio"),
        ("Traiga el Certificado de Empadronamiento.", "certificado de empadronamiento"),
    ],
)
def test_same_fact_in_other_words(text: str, gold: str) -> None:
    assert gives(text, gold)


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Cuesta 119,73 euros.", "19,73 €"),
        ("Antes costaba 19,73 euros.", "19,73 euros al mes"),
        ("Hay 13 meses de plazo.", "3 meses"),
        ("", "10 €"),
    ],
)
def test_another_fact(text: str, gold: str) -> None:
    assert not gives(text, gold)


def test_a_document_named_as_gold_prints_it_is_right_though_gold_alone_is_not_read(
    answer: Make,
) -> None:
    text = "La documentación que hay que presentar es la siguiente:\n- Formulario de elección"
    gold = ("Formulario de elección", "certificado de empadronamiento")
    found = compute([answer(text, gold_facts=gold)], "replay").measures
    assert found["fact_precision"].value == 1


def test_what_need_not_be_brought_is_not_given_as_a_document(answer: Make) -> None:
    text = (
        "La documentación que hay que presentar es la siguiente:\n- Libro de familia\n\n"
        "No hace falta aportar:\n- Certificado de empadronamiento"
    )
    found = compute([answer(text, gold_facts=("libro de familia",))], "replay").measures
    assert (found["fact_precision"].value, found["fact_precision"].n) == (1, 1)
