from __future__ import annotations

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.conversation import carried_topic
from assist.suggestions.vocabulary.aspects import aspect_vocabulary


def carried(last: str, earlier: list[str], knowledge: Knowledge) -> str | None:
    found = carried_topic(last, earlier, aspect_vocabulary(), knowledge.titles)
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


def test_the_first_turn_has_nothing_to_carry(knowledge: Knowledge) -> None:
    assert carried("¿cuánto cuesta?", [], knowledge) is None
