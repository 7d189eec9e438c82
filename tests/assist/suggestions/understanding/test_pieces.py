"""Where the questions of a message begin."""

from __future__ import annotations

import pytest

from assist.suggestions.understanding.pieces import bare, is_elliptic, pieces_of


@pytest.mark.parametrize(
    ("language", "text", "pieces"),
    [
        ("es", "¿Cuánto cuesta la licencia?", ["¿Cuánto cuesta la licencia?"]),
        (
            "es",
            "Vivo en Jaca. ¿Cuánto cuesta la licencia? Y otra cosa, ¿dónde pido el carné? Gracias.",
            [
                "Vivo en Jaca. ¿Cuánto cuesta la licencia?",
                "Y otra cosa, ¿dónde pido el carné? Gracias.",
            ],
        ),
        (
            "es",
            "qué documentos piden para la licencia y cuánto tarda el carné",
            ["qué documentos piden para la licencia", "y cuánto tarda el carné"],
        ),
        (
            "es",
            "Quisiera saber el precio de la licencia, que es la primera que saco.",
            ["Quisiera saber el precio de la licencia, que es la primera que saco."],
        ),
        (
            "es",
            "1. Licencia: ¿qué tasa tiene?\n2. Carné: ¿en qué plazo se entrega?",
            ["1. Licencia: ¿qué tasa tiene?", "2. Carné: ¿en qué plazo se entrega?"],
        ),
        (
            "en",
            "How much is the licence? Also, how long does the card take?",
            ["How much is the licence?", "Also, how long does the card take?"],
        ),
        (
            "fr",
            "Combien coûte la licence et combien de temps faut-il pour la carte ?",
            ["Combien coûte la licence", "et combien de temps faut-il pour la carte ?"],
        ),
        (
            "an",
            "Quanto cuesta a licencia e an cal demandar o carnet?",
            ["Quanto cuesta a licencia", "e an cal demandar o carnet?"],
        ),
        (
            "an",
            "Quiero a licencia. Unatra cosa, quan zarra o plazo d'as becas?",
            ["Quiero a licencia.", "Unatra cosa, quan zarra o plazo d'as becas?"],
        ),
    ],
)
def test_a_piece_begins_where_something_else_is_asked(
    language: str, text: str, pieces: list[str]
) -> None:
    assert list(pieces_of(text, language)) == pieces


def test_nothing_of_the_message_is_lost() -> None:
    text = "Buenas: (a) qué tasa tiene la licencia; (b) cuándo abre el río... y, además, ¿se pesca?"
    assert " ".join(pieces_of(text, "es")).split() == text.split()


def test_a_long_row_of_questions_is_left_whole() -> None:
    text = " ".join(f"¿Cuánto cuesta la licencia {n}?" for n in range(12))
    assert pieces_of(text, "es") == (text,)


def test_a_question_is_repeated_without_what_joins_it() -> None:
    assert bare("y otra cosa, ¿dónde pido el carné", "es") == "dónde pido el carné"


@pytest.mark.parametrize(
    ("piece", "is_one"),
    [
        ("No tengo dinero. ¿Dónde se pide?", True),
        ("No tengo dinero. ¿Dónde se pide la beca?", False),
        ("Quisiera saber dónde se pide", False),
    ],
)
def test_a_question_that_names_nothing_is_elliptic(piece: str, is_one: bool) -> None:
    assert is_elliptic(piece, "es") is is_one
