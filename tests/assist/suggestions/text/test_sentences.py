from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assist.suggestions.text.sentences import lines, questions, sentences, wished


def test_sentences_end_where_a_capital_follows() -> None:
    text = "La tasa es de 19,73 €. Se paga con el modelo 524. ¿Y después? Nada más."
    assert [s.text for s in sentences(text)] == [
        "La tasa es de 19,73 €.",
        "Se paga con el modelo 524.",
        "¿Y después?",
        "Nada más.",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hola. ¿Cuánto es? Gracias.", ["¿Cuánto es?"]),
        ("puede sacarla? q papeles lleva", ["puede sacarla?", "q papeles lleva"]),
        ("es gratis? y en teruel donde se pide", ["es gratis?", "y en teruel donde se pide"]),
        ("cuanto es", []),
        ("كم السعر؟ شكرا", ["كم السعر؟"]),
        (
            "¿Cuánto es? También me gustaría saber si vale en toda España.",
            ["¿Cuánto es?", "si vale en toda España"],
        ),
        (
            "No sé cuándo se hace la matrícula. ¿Dónde es?",
            ["cuándo se hace la matrícula", "¿Dónde es?"],
        ),
        ("No sé si me sale a cuenta. ¿Cuánto es?", ["¿Cuánto es?"]),  # a story
    ],
)
def test_questions_with_a_mark_and_what_goes_on_asking(text: str, expected: list[str]) -> None:
    assert [one.text for one in questions(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Según el art. 21 de la ley.",
        "En la Avda. Goya, núm. 5, de Zaragoza.",
        "El Sr. Pérez y la Dra. Gil acuden.",
        "Son 1.500 euros en total.",
        "1. Solicitud normalizada",
    ],
)
def test_abbreviations_and_numbers_end_no_sentence(text: str) -> None:
    assert [s.text for s in sentences(text)] == [text]


def test_every_line_is_cut_by_itself() -> None:
    assert [s.text for s in sentences("Solicitud\nDNI del titular. Copia.")] == [
        "Solicitud",
        "DNI del titular.",
        "Copia.",
    ]


@given(st.text(alphabet="aB .?!\n1,¿«»", max_size=80))
def test_spans_are_verbatim_and_in_order(text: str) -> None:
    found = sentences(text)
    assert all(text[s.start : s.end] == s.text and s.text.strip() == s.text for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="aB .?!\n1,", max_size=80))
def test_no_word_is_lost(text: str) -> None:
    kept = "".join(s.text for s in sentences(text))
    assert "".join(kept.split()) == "".join(text.split())
    assert (
        "".join(s.text for s in lines(text)).split()
        == "".join(line.strip() for line in text.split("\n")).split()
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tengo ya los papeles. Quería saber el plazo.", "Quería saber el plazo."),
        ("estoy sola y me gustaría mucho saber cuánto dan", "gustaría mucho saber cuánto dan"),
        ("Quería saber una cosa. ¿Cuánto dan?", ""),  # the marks tell
        ("Quiero la licencia.", ""),
    ],
)
def test_what_somebody_without_marks_wants_to_know(text: str, expected: str) -> None:
    assert wished(text) == expected
