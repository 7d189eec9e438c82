from __future__ import annotations

import pytest

from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from assist.suggestions.understanding.subject import only_asks
from indexes.redaction import trusted


@pytest.mark.parametrize(
    ("words", "names_nothing"),
    [("tasa", True), ("plazo requisitos", True), ("tasa caza", False), ("caza", False)],
)
def test_words_that_ask_name_nothing(words: str, names_nothing: bool) -> None:
    topic = tuple(Term(word, stem(word)) for word in words.split())
    question = Question(text=trusted(words), search=words, language="es", topic=topic)
    assert only_asks(question) is names_nothing
