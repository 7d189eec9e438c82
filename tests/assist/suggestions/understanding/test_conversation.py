from __future__ import annotations

import pytest

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.conversation import (
    Said,
    asks_the_same,
    carried_topic,
    only_adds,
)
from assist.suggestions.vocabulary.aspects import aspect_vocabulary


def carried(last: str, earlier: list[str], knowledge: Knowledge, answered: str = "") -> str | None:
    turns = [Said(text, by_citizen=True) for text in earlier]
    turns += [Said(answered, by_citizen=False)] if answered else []
    found = carried_topic(last, turns, aspect_vocabulary(), knowledge.titles)
    return found.text if found else None


def test_a_question_without_topic_takes_that_of_the_turn_before(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("¿y cuánto cuesta?", [before], knowledge) == before


def test_the_nearest_turn_with_a_topic_counts(knowledge: Knowledge) -> None:
    turns = [
        "Quiero el carné de la biblioteca regional",
        "Mejor la licencia de pesca fluvial",
        "Vale",
    ]
    assert carried("¿cuánto tarda?", turns, knowledge) == turns[1]


def test_a_question_with_its_own_topic_carries_nothing(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("¿Y el carné de la biblioteca regional?", [before], knowledge) is None


def test_what_a_turn_only_points_at_is_of_the_turn_before(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("¿y eso lo dan en la biblioteca regional?", [before], knowledge) == before


def test_the_first_turn_has_nothing_to_carry(knowledge: Knowledge) -> None:
    assert carried("¿cuánto cuesta?", [], knowledge) is None


def test_what_the_agent_answered_tells_no_other_topic(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    answer = "Puede recogerla donde el carné de la biblioteca regional."
    assert carried("¿y cuánto cuesta?", [before], knowledge, answer) == before


def test_what_the_agent_answered_counts_where_the_citizen_named_nothing(
    knowledge: Knowledge,
) -> None:
    answer = "Para eso está la licencia de pesca fluvial."
    assert carried("¿y cuánto cuesta?", ["hola buenas"], knowledge, answer) == answer


def test_many_words_about_the_same_carry_it_on(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    last = "¿Puede llevar el permiso mi primo de Soria?"
    assert carried(last, [before], knowledge) == before


def test_saying_so_turns_away_from_the_topic(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("Otra cosa, ¿y mi primo de Soria?", [before], knowledge) is None


@pytest.mark.parametrize("last", ["volviendo a lo primero, ¿qué papeles piden?", "¿y lo de antes?"])
def test_who_comes_back_goes_on_from_the_first_matter(last: str, knowledge: Knowledge) -> None:
    turns = ["Quiero sacar la licencia de pesca fluvial", "¿Y el carné de la biblioteca regional?"]
    assert carried(last, turns, knowledge) == turns[0]


def test_what_is_only_done_with_something_names_nothing(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("¿y se puede renovar luego?", [before], knowledge) == before


@pytest.mark.parametrize(
    ("last", "same"),
    [
        ("vale, gracias, ¿y para los mayores?", True),
        ("¿Y para los mayores?", True),
        ("Muchas gracias por todo.", False),
        ("Quiero otra cosa", False),
    ],
)
def test_a_turn_asks_the_same_behind_thanks(last: str, same: bool) -> None:
    assert asks_the_same(last) is same


def test_a_turn_that_names_a_kind_of_thing_alone_is_no_other_topic(knowledge: Knowledge) -> None:
    before = "Quiero sacar la licencia de pesca fluvial"
    assert carried("¿y hace falta carné?", [before], knowledge) == before
    assert carried("¿qué requisitos hay?", [before, "¿necesito carné?"], knowledge) == before


@pytest.mark.parametrize(
    ("text", "adds"),
    [
        ("Soy familia numerosa", True),
        ("son de olivo", True),
        ("en España", True),
        ("¿Soy familia numerosa?", False),
        ("Quiero el carné de la biblioteca", False),
        ("vale", False),
    ],
)
def test_a_turn_that_only_tells_of_which_case_it_is(text: str, adds: bool) -> None:
    assert only_adds(text, aspect_vocabulary()) is adds


def test_what_a_turn_adds_is_no_other_topic(knowledge: Knowledge) -> None:
    before, added = "Quiero sacar la licencia de pesca fluvial", "soy de la biblioteca regional"
    assert carried(added, [before], knowledge) == before
    assert carried("¿cuánto cuesta?", [before, added], knowledge) == f"{before}\n{added}"
