from __future__ import annotations

import pytest

from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.lexicon import as_heard, by_sound
from indexes.models import Aspect


@pytest.mark.parametrize(("heard", "right"), [("plaso", "plazo"), ("requicitos", "requisitos")])
def test_a_word_spelt_by_ear_is_known(heard: str, right: str) -> None:
    assert as_heard(heard) == right


@pytest.mark.parametrize("word", ["vivienda", "casa", "xyz", "an"])
def test_words_that_are_right_or_unknown_stay(word: str) -> None:
    assert as_heard(word) == word


def test_no_word_stands_for_another_that_sounds_alike() -> None:
    found = by_sound()
    assert "casa" not in found.values() or "caza" not in found.values()


def test_an_aspect_is_asked_whatever_the_spelling() -> None:
    asked = aspect_vocabulary("es").asked("q requicitos ai para pedirla")
    assert [one.aspect for one in asked] == [Aspect.REQUIREMENTS]


def test_a_word_of_the_topic_is_the_word_that_was_written() -> None:
    """One keystroke away from a cue («aceptad*») is not that cue."""
    words = [one.text for one in aspect_vocabulary("es").words("aceptar la herencia")]
    assert words == ["aceptar", "la", "herencia"]
