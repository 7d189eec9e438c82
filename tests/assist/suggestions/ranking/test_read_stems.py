from __future__ import annotations

from assist.suggestions.ranking.read_stems import Holding, ReadStems
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.vocabulary.synonyms import ALIKE
from indexes.models import Aspect
from tests.assist.suggestions.world import SEDE, page

_PAGE = page(
    f"{SEDE}/carne",
    "Renovación del carné de artesano",
    [
        ("Plazo", Aspect.DEADLINE, "Se renueva cada cinco años, y se vuela con la carta artesana."),
        ("Normas", Aspect.LEGAL_BASIS, "Orden de los apicultores."),
    ],
)
_WORDS = (
    "renuevo",
    "artesanía",
    "artesano",
    "renovaciones",
    "artesanal",
    "cinco",
    "vuelo",
    "volar",
    "apicultor",
    "piscina",
)


def test_passages_hold_what_the_union_of_their_stems_holds() -> None:
    deadline = _PAGE[0]
    said = stem_set(deadline.context) | stem_set(deadline.text)

    held = Holding([deadline])

    assert {word: held(stem(word)) for word in _WORDS} == {
        word: stands(stem(word), said) for word in _WORDS
    }
    assert {held(stem(word)) for word in _WORDS} == {0.0, ALIKE, 1.0}


def test_names_of_laws_speak_for_nothing() -> None:
    assert stem("apicultores") not in ReadStems().of(_PAGE[1])


def test_forms_read_later_are_found_too() -> None:
    read = ReadStems()
    before, version = read.alike(stem("artesanal")), read.version

    read.of(_PAGE[0])

    assert read.version > version
    assert read.alike(stem("artesanal")) - before == {stem("artesano")}


def test_reading_again_teaches_nothing() -> None:
    read = ReadStems()
    read.of(_PAGE[0])
    version = read.version

    assert read.of(_PAGE[0]) is read.of(_PAGE[0])
    assert read.version == version
