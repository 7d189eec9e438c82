from __future__ import annotations

import pytest

from assist.suggestions.evidence.pinpointing.complements import complements, is_joined, joined_to
from assist.suggestions.evidence.units import units_of
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

(PRICES,) = page(
    f"{SEDE}/escuela",
    "Escuela infantil",
    [("Precio", Aspect.FEE, "La media jornada cuesta 75 €. El comedor se paga aparte: 4,10 €.")],
)


def named_beside(question: str, words: str) -> list[str]:
    told, *others = units_of(PRICES)
    terms = [Term(word, stem(word)) for word in words.split()]
    return [unit.text for unit in complements(told, others, terms, question)]


def test_what_the_question_joins_is_told_too() -> None:
    question = "¿Cuánto cuesta la media jornada y el comedor?"
    assert named_beside(question, "media jornada comedor") == ["El comedor se paga aparte: 4,10 €."]


def test_what_is_only_mentioned_is_not() -> None:
    question = "Mi hijo come en el comedor. ¿Cuánto cuesta la media jornada?"
    assert named_beside(question, "comedor media jornada") == []


@pytest.mark.parametrize(
    ("question", "word", "joined"),
    [
        ("tope de piso y habitación", "habitacion", True),
        ("tope de piso, y de una habitación", "habitacion", True),
        ("tope de la habitación", "habitacion", False),
    ],
)
def test_words_are_joined_by_and(question: str, word: str, joined: bool) -> None:
    assert is_joined(word, question) is joined


def test_the_words_that_stand_beside_are_told_by_their_stems() -> None:
    assert joined_to("habitacion", "en piso y en habitación") == {stem("piso")}
    assert joined_to("piso", "en piso y en habitación") == {stem("habitacion")}


@pytest.mark.parametrize("said", ["deseamos inscribirnos", "quiero inscribirme"])
def test_sentences_are_joined_too_which_names_no_thing_beside(said: str) -> None:
    assert not joined_to("huesca", f"vivimos en Huesca y {said}")
