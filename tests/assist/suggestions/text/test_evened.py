import unicodedata

import pytest

from assist.suggestions.text.evened import evened

QUESTION = "¿Cuánto cuesta la licencia de pesca?"


@pytest.mark.parametrize(
    "written",
    [
        f"  {QUESTION.replace(' ', '  ')} \n",
        QUESTION.replace(" ", "\u00a0"),
        QUESTION.replace("?", " ???"),
        QUESTION.replace("¿", "¿ "),
        QUESTION.upper(),
        unicodedata.normalize("NFD", QUESTION),
    ],
)
def test_what_says_nothing_is_left_out(written: str) -> None:
    assert evened(written) == QUESTION


@pytest.mark.parametrize(
    "kept",
    ["IAI", "PAC IMV", "la PAC", "Buenos días:\n\n¿Hay ayudas?\n- a\n- b", "a las 14:30", ""],
)
def test_acronyms_lines_and_numbers_stay(kept: str) -> None:
    assert evened(kept) == kept


def test_what_redaction_left_stays_in_capitals() -> None:
    assert evened("SOY [NOMBRE]. QUIERO LA TARJETA") == "Soy [NOMBRE]. Quiero la tarjeta"
