from __future__ import annotations

import pytest

from assist.suggestions.verification.turning import turns

QUOTE = (
    "La empresa dispone de un máximo de 1 mes para contestar la reclamación. "
    "Si la deuda supera 30.000 €, debe aportar compromiso de aval o de seguro de caución.\n"
    "Las denuncias no tienen plazo. "
    "El plazo se cuenta desde la entrada de la solicitud en el registro."
)


@pytest.mark.parametrize(
    "text",
    [
        "La empresa dispone de un máximo de 1 mes para contestar la reclamación.",
        "Para contestar la reclamación, la empresa tiene como mucho 1 mes.",
        "Si la deuda supera 30.000 €, hay que aportar compromiso de aval o de seguro de caución.",
        "Las denuncias no tienen plazo.",
        "El plazo se cuenta desde la entrada en el registro. Las denuncias no tienen plazo.",
    ],
)
def test_other_words_for_the_same_turn_nothing(text: str) -> None:
    assert not turns(text, [QUOTE])


@pytest.mark.parametrize(
    "text",
    [
        "La empresa dispone de un mínimo de 1 mes para contestar la reclamación.",
        "La empresa dispone de 1 mes para contestar la reclamación.",
        "Debe aportar compromiso de aval o de seguro de caución.",
        "Si la deuda supera 30.000 €, debe aportar compromiso de aval y de seguro de caución.",
        "Si la deuda supera 30.000 €, puede aportar compromiso de aval o de seguro de caución.",
        "Las denuncias tienen plazo.",
        "No es que las denuncias no tengan plazo.",
        "La empresa no dispone de un máximo de 1 mes para contestar la reclamación.",
        "El plazo se cuenta hasta la entrada de la solicitud en el registro.",
        "Siempre se cuenta el plazo desde la entrada de la solicitud en el registro.",
    ],
)
def test_what_turns_a_sentence_is_told(text: str) -> None:
    assert turns(text, [QUOTE])


def test_each_alternative_stays_one() -> None:
    said = "Un grado igual o superior al 33 %, o dependencia de grado II o III."
    assert not turns(said, [said])
    assert turns(said.replace("igual o superior", "igual y superior"), [said])


def test_what_headings_say_may_be_said() -> None:
    assert turns("El plazo máximo es de 3 meses.", ["El plazo es de 3 meses."])
    assert not turns(
        "El plazo máximo es de 3 meses.", ["El plazo es de 3 meses."], ["Plazo máximo"]
    )
