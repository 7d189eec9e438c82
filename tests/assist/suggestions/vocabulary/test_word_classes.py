import re

import pytest

from assist.suggestions.vocabulary.word_classes import any_of, words_of


@pytest.mark.parametrize("word", ["cuál", "cuales", "cuánta", "cuándo", "donde", "quiénes"])
def test_what_asks_is_known_with_and_without_its_accent(word: str) -> None:
    assert re.fullmatch(any_of("asking"), word)


def test_several_classes_are_one_group_of_alternatives() -> None:
    either = re.compile(rf"{any_of('case', 'exception')} no llueve")
    assert all(map(either.fullmatch, ("si no llueve", "salvo no llueve")))
    assert not either.fullmatch("porque no llueve")


def test_unknown_class_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_of("adverb")
