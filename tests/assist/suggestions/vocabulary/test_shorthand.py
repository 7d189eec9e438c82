from __future__ import annotations

from assist.suggestions.vocabulary.shorthand import spelt_out_in


def test_words_typed_in_a_hurry_are_spelt_out_where_they_stand() -> None:
    assert spelt_out_in("kiero saber, q papeles xa el cole?") == (
        "quiero saber, que papeles para el colegio?"
    )


def test_what_is_heard_alike_is_spelt_as_the_verb() -> None:
    assert spelt_out_in("cuanto ay que pagar") == "cuanto hay que pagar"


def test_initials_and_names_stay() -> None:
    assert spelt_out_in("D. Juan, plan Q, 20x30") == "D. Juan, plan Q, 20x30"
