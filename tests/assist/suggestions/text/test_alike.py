"""Words that are a few keystrokes apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.text import alike
from assist.suggestions.text.alike import AlikeWords

WORDS = st.text(alphabet="abcñé€", min_size=1, max_size=9)


@given(word=WORDS, others=st.lists(WORDS, max_size=30), keystrokes=st.integers(0, 2))
def test_all_are_found_that_comparing_each_finds(
    word: str, others: list[str], keystrokes: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike, "_FEW", 0)
        found = AlikeWords(others).within(word, keystrokes)
    distances = [(DamerauLevenshtein.distance(word, other), other) for other in others]
    assert sorted(found) == sorted(other for far, other in distances if far <= keystrokes)


def test_of_equally_near_words_the_first_is_nearest() -> None:
    many = [f"palabra{n}" for n in range(200)]
    words = AlikeWords([*many, "licencia", "licencias", "licensia"])
    assert words.nearest("licecia", 1) == "licencia"
    assert words.nearest("lisencia", 2) == "licencia"
    assert words.nearest("registro", 2) is None
    assert words.within("licencia", 1) == ["licencia", "licencias", "licensia"]
