from __future__ import annotations

import pytest

from indexes.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("examen", "exámenes"),
        ("orden", "órdenes"),
        ("aleman", "alemán"),
        ("averia", "averías"),
        ("guarderias", "guardería"),
        ("ciudadania", "ciudadanía"),
        ("tecnologia", "tecnología"),
        ("policia", "policía"),
        ("licencia", "licencias"),
        ("materia", "materias"),
    ],
)
def test_forms_of_a_noun_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_an_accent_of_the_tense_of_a_verb_is_kept() -> None:
    assert stem("presentarán") == stem("presentar")


@pytest.mark.parametrize("word", ["familia", "licencia", "materia", "historia", "secundaria"])
def test_a_noun_without_an_accent_gets_none(word: str) -> None:
    assert stem(word) == stem(f"{word}s") == word[:-1]
