from __future__ import annotations

from collections.abc import Callable

import pytest

from eval.metrics.stated_facts import facts_of, said_by, sentence_of
from eval.models import Answer, TerritorialValue

Make = Callable[..., Answer]


def stated(answer: Answer) -> list[tuple[str, bool]]:
    return [(one.fact.normalised, one.territorial) for one in said_by(answer).stated]


def test_marks_of_citations_are_no_numbers_and_move_no_span() -> None:
    text = "El plazo máximo para resolver es de 3 meses [2]. La tasa es de [1] 10 € [1]."
    facts = facts_of(text)
    assert [fact.normalised for fact in facts] == ["P3M", "10.00 EUR"]
    assert [text[fact.start : fact.end] for fact in facts] == ["3 meses", "10 €"]


def test_a_question_states_nothing(answer: Make) -> None:
    found = stated(answer("La tasa es de 10 €. ¿Se refiere a la tarjeta sanitaria o al DNI? [1]"))
    assert found == [("10.00 EUR", False)]


@pytest.mark.parametrize("printed", ["974 29 30 00", "+34974293000", "974293000"])
def test_a_declared_phone_is_territorial_however_it_is_printed(answer: Make, printed: str) -> None:
    own = TerritorialValue(kind="phone", slot="contact", value=printed)
    text = "Llame al 974 29 30 00 o al 976 71 40 00."
    assert stated(answer(text, territorial=(own,))) == [
        ("+34974293000", True),
        ("+34976714000", False),
    ]


def test_a_declared_value_of_another_slot_is_not(answer: Make) -> None:
    own = TerritorialValue(kind="amount", slot="fee", value="10 €")
    text = "La tasa es de 10 €. La cuantía de la ayuda es de 10 €."
    found = {
        (one.fact.slot.value, one.territorial)
        for one in said_by(answer(text, territorial=(own,))).stated
    }
    assert found == {("fee", True), ("benefit_amount", False)}


def test_sentences_end_at_lines() -> None:
    text = "- DNI [1]\n- Título [2]"
    start, end = sentence_of(text, text.index("Título"))
    assert text[start:end] == "- Título [2]"


def test_a_terse_reply_is_read_with_what_was_asked(answer: Make) -> None:
    def slots(text: str, *aspects: str) -> list[str]:
        return [one.fact.slot.value for one in said_by(answer(text, aspects=aspects)).stated]

    assert slots("Seis meses.", "resolution_term") == ["resolution_term"]
    assert slots("Seis meses.") == ["other"]
    assert slots("Seis meses.", "resolution_term", "fee") == ["other"]
