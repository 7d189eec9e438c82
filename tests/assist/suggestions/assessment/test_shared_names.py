from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

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


def _of(*titles: str) -> list[Candidate]:
    return [
        Candidate(title, f"doc_{n:016x}", title, str(n), True, (), 5.0 - n / 10, FEATURES)
        for n, title in enumerate(titles)
    ]


def _known(*titles: str) -> Titles:
    return Titles(
        ProcedureEntry(
            code=str(n), title=title, document_id=f"doc_{n:016x}", theme=None, window=None, url=""
        )
        for n, title in enumerate(titles)
    )


@pytest.mark.parametrize(
    ("asked", "titles", "fits"),
    [
        # Two titles hold all that names a thing.
        (("beca", "plazo"), ("Becas de comedor", "Becas de viaje", "Título de buceo"), 2),
        # A grant is an aid.
        (("ayuda", "alquiler"), ("Ayudas financieras al alquiler", "Bono de alquiler joven"), 2),
        # What is asked about it names no thing.
        (("certificado", "tasa"), ("Certificado de buceo", "Certificado de vuelo"), 2),
        # One of the titles says nothing else.
        (("licencia", "caza"), ("Licencia de caza", "Licencias de caza y pesca por internet"), 0),
        # Another word chooses.
        (("beca", "comedor"), ("Becas de comedor", "Becas de viaje"), 0),
    ],
)
def test_titles_that_share_all_that_is_said_are_asked_about(
    asked: tuple[str, ...], titles: tuple[str, ...], fits: int
) -> None:
    found = named_alike(_of(*titles), _asked(*asked), _known(*titles))
    assert len({one.title for one in found}) in ({fits} if fits else {0, 1})


@pytest.mark.parametrize(
    ("text", "fits"),
    [("familia numerosa o monoparental", 2), ("familia numerosa y monoparental", 0)],
)
def test_two_things_of_which_one_is_meant_are_asked_about(text: str, fits: int) -> None:
    titles = ("Título de familia numerosa", "Título de familia monoparental")
    words = [word for word in text.split() if len(word) > 1]
    question = replace(_asked(*words), text=trusted(text))
    assert len(named_alike(_of(*titles), question, _known(*titles))) == fits
