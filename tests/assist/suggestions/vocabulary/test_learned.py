from __future__ import annotations

from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.learned import learn_words

FISHING = "Licencia de pesca fluvial"
OTHERS = [
    ("¿cuándo abre la piscina?", "Abono de piscina"),
    ("horario de la biblioteca", "Carné de biblioteca"),
    ("quiero cantar", "Inscripción en el coro"),
    ("mercadillo del jueves", "Puesto de venta ambulante"),
]


def test_a_word_that_goes_with_a_title_stands_for_its_words() -> None:
    cases = [(f"quiero sacar truchas {n}", FISHING) for n in "abc"] + OTHERS * 3
    learned = learn_words(cases)
    assert {stem("pesca"), stem("fluvial")} <= set(learned[stem("truchas")])


def test_twice_may_be_chance() -> None:
    cases = [("sacar truchas", FISHING)] * 2 + OTHERS * 3
    assert stem("truchas") not in learn_words(cases)


def test_a_word_that_people_use_for_everything_stands_for_nothing() -> None:
    cases = [(f"{question} urgente", title) for question, title in OTHERS * 3]
    assert stem("urgente") not in learn_words(cases)


def test_a_word_of_the_titles_means_what_it_says() -> None:
    cases = [("carné de pesca", FISHING)] * 4 + OTHERS * 3
    assert stem("carné") not in learn_words(cases)


def test_no_cases_teach_nothing() -> None:
    assert learn_words([]) == {}
