"""Whether the last turn of a conversation goes on from the earlier ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assist.suggestions.pipeline import STAGES, run
from assist.suggestions.pipeline.context import Context
from assist.suggestions.pipeline.rank import rank
from assist.suggestions.schemas import Turn

Start = Callable[..., Context]


def ranked(start: Start, *said: str) -> Context:
    roles = ("citizen", "agent")
    turns = tuple(
        Turn(role=roles[place % 2], text=text)  # type: ignore[arg-type]
        for place, text in enumerate(said)
    )
    return run(start(conversation=turns), STAGES[: STAGES.index(rank) + 1])


@pytest.mark.parametrize(
    "last",
    [
        "¿y cuánto cuesta?",
        "vale, ¿y es mayor de 14 años, puede pescar?",
        "tengo el carné de la biblioteca, ¿me sirve para pescar?",
    ],
)
def test_a_turn_goes_on_where_the_page_spoken_of_says_what_it_is_about(
    start: Start, last: str
) -> None:
    context = ranked(start, "Quiero la licencia de pesca fluvial", "Claro, dígame.", last)
    assert context.ranked[0].title == "Licencia de pesca fluvial"


def test_a_turn_that_names_another_page_leaves_the_one_before(start: Start) -> None:
    context = ranked(
        start,
        "Quiero la licencia de pesca fluvial",
        "Claro, dígame.",
        "¿Cuál es la cuantía de las ayudas a talleres de artesanía?",
    )
    assert context.ranked[0].title.startswith("Ayudas a talleres de artesanía")
    assert context.question is not None
    assert not context.question.carried
    assert context.otherwise is None


def test_a_turn_that_only_names_another_page_leaves_one_that_says_some_of_its_words(
    start: Start,
) -> None:
    context = ranked(
        start,
        "Quiero la licencia de pesca fluvial, ¿qué requisitos hay?",
        "Claro, dígame.",
        "¿y el carné regional?",
    )
    assert context.ranked[0].title == "Carné de la biblioteca regional"
    assert "requirements" in context.asked.aspects
