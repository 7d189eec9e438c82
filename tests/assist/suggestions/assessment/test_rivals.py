from __future__ import annotations

import pytest

from assist.suggestions.assessment.rivals import of_the_kind_named
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Question, Term
from indexes.redaction import trusted

_TITLES = ("Tarxeta Benvida", "Tarjeta de transporte", "Beca de viaje")


def _found(words: str) -> list[str]:
    topic = tuple(Term(word, stem(word)) for word in words.split())
    question = Question(text=trusted(words), search=words, language="es", topic=topic)
    ranked = [
        Candidate(title, f"doc_{n:016x}", title, str(n), n > 0, (), 5.0 - n, {})
        for n, title in enumerate(_TITLES)
    ]
    return [one.title for one in of_the_kind_named(ranked, question)]


@pytest.mark.parametrize(
    ("words", "titles"),
    [("tarjeta", _TITLES[:2]), ("beca", ()), ("tarjeta transporte", ()), ("licencia", ())],
)
def test_a_kind_alone_is_all_of_its_kind_in_any_language(
    words: str, titles: tuple[str, ...]
) -> None:
    assert _found(words) == list(titles)
