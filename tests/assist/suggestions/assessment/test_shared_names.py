from __future__ import annotations

from collections.abc import Mapping

import pytest

from assist.suggestions.assessment.shared_names import named_alike
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Question, Term
from indexes.models import ProcedureEntry
from indexes.redaction import trusted

TITLES = ("Tarjeta sanitaria", "Tarjeta de transporte", "Tarjeta de la biblioteca", "Beca de viaje")
FEATURES: Mapping[str, float] = {"title": 0.5, "acronym": 0.0, "coverage": 0.5}


@pytest.fixture(scope="module")
def titles() -> Titles:
    return Titles(
        ProcedureEntry(
            code=str(n), title=title, document_id=f"doc_{n:016x}", theme=None, window=None, url=""
        )
        for n, title in enumerate(TITLES)
    )


def _ranked() -> list[Candidate]:
    return [
        Candidate(str(n), f"doc_{n:016x}", title, str(n), True, (), 5.0 - n, FEATURES)
        for n, title in enumerate(TITLES)
    ]


def _asked(*words: str) -> Question:
    text = " ".join(words)
    topic = tuple(Term(word, stem(word)) for word in words)
    return Question(text=trusted(text), search=text, language="es", topic=topic)


def test_a_word_of_many_titles_chooses_none_however_they_are_ranked(titles: Titles) -> None:
    found = named_alike(_ranked(), _asked("tarjeta"), titles)
    assert [one.title for one in found] == list(TITLES[:3])


def test_a_word_that_tells_them_apart_chooses(titles: Titles) -> None:
    found = named_alike(_ranked(), _asked("tarjeta", "sanitaria"), titles)
    assert [one.title for one in found] in ([], [TITLES[0]])
