from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from eval.metrics import compute
from eval.models import Answer, CitedQuote, Estimate, TerritorialValue

Make = Callable[..., Answer]


def quote(n: int, text: str, **fields: Any) -> CitedQuote:
    values = {"document_id": "d", "url": "u", "title": "Título de familia numerosa"} | fields
    return CitedQuote(n=n, quote=text, **values)


FEE, TERM = quote(1, "La tasa es de 10 €."), quote(2, "Se resuelve en 3 meses.")


def measure(*answers: Answer, mode: Any = "replay") -> Estimate:
    return compute(answers, mode).measures["groundedness"]


def test_facts_in_their_quotes_worked_out_by_hand(answer: Make) -> None:
    """Fee and term stand in their quotes, the silence does not: 2/3."""
    text = "La tasa es de 10 € [1]. El plazo de resolución es de tres meses [2]. "
    found = measure(answer(text + "El silencio es negativo [2].", citations=(FEE, TERM)))
    assert (found.value, found.n) == (pytest.approx(2 / 3), 3)


def test_the_quote_of_another_sentence_does_not_count(answer: Make) -> None:
    assert measure(answer("La tasa es de 10 € [2].", citations=(FEE, TERM))).value == 0


def test_a_changed_value_is_not_grounded(answer: Make) -> None:
    assert measure(answer("La tasa es de 100 € [1].", citations=(FEE,))).value == 0
    assert measure(answer("Se resuelve en 13 meses [2].", citations=(TERM,))).value == 0


def test_what_the_quote_denies_is_not_grounded(answer: Make) -> None:
    denial = quote(1, "No hace falta aportar el DNI.")
    assert measure(answer("Debe aportar el DNI [1].", citations=(denial,))).value == 0


def test_without_a_mark_any_citation_will_do(answer: Make) -> None:
    assert measure(answer("La tasa es de 10 €.", citations=(TERM, FEE))).value == 1


def test_a_mark_closes_the_sentences_of_its_line(answer: Make) -> None:
    text = "- La tasa es de 10 €. Se paga por internet [1]\n- Se resuelve en 3 meses [2]"
    paid = quote(1, "La tasa es de 10 €. Se paga por internet.")
    assert measure(answer(text, citations=(paid, TERM))).value == 1


def test_territorial_facts_come_from_the_table_of_offices(answer: Make) -> None:
    own = TerritorialValue(kind="phone", slot="contact", value="974 29 30 00")
    assert measure(answer("Llame al 974 29 30 00.", territorial=(own,))).value == 1
    assert measure(answer("Llame al 974 29 30 00.")).value == 0


def test_the_name_of_a_page_states_nothing(answer: Make) -> None:
    assert measure(answer("La página «Certificado de empadronamiento» no dice más.")).value is None


def test_people_without_citations_are_not_measured(answer: Make) -> None:
    assert measure(answer("La tasa es de 10 €."), mode="audit").value is None
    assert measure(answer("La tasa es de 10 €.", citations=(FEE,)), mode="audit").value == 1
