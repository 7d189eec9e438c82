from __future__ import annotations

from dataclasses import replace

import pytest

from assist.suggestions.assessment.asked_thing import (
    asks_what_is_not_there,
    looked_up_another,
)
from assist.suggestions.evidence import AspectEvidence, Evidence, Unit
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, Passage
from indexes.redaction import trusted
from tests.assist.suggestions.world import FISHING

NOTHING = Evidence(Candidate("901", FISHING[0].document_id, FISHING[0].title, "901", True, (), 1.0))


def _asked(text: str, language: str = "es") -> Question:
    return Question(text=trusted(text), search=text, language=language)


@pytest.mark.parametrize(
    ("text", "is_missing"),
    [
        ("¿De qué color es la licencia de pesca?", True),
        ("¿Qué cangrejo se puede pescar?", False),
        ("¿Cuántos pescadores hay en la región?", True),
        ("¿Qué presento para la licencia?", False),
        ("¿La puedo pedir antes de que cumpla los catorce?", False),
        ("¿Cuánto cuesta la licencia de pesca?", False),
    ],
)
def test_a_thing_that_is_asked_by_name_stands_somewhere(text: str, is_missing: bool) -> None:
    pages: list[tuple[Passage, ...]] = [tuple(FISHING)]
    assert asks_what_is_not_there(_asked(text), NOTHING, pages) is is_missing


@pytest.mark.parametrize(("said", "is_missing"), [("Permiso D", False), ("Empadronarse", True)])
def test_a_permit_may_be_asked_for_by_another_name(said: str, is_missing: bool) -> None:
    passage = FISHING[0].model_copy(
        update={"id": len(said) + 8_100_000, "title": "Empleo", "section": (), "text": said}
    )
    question = _asked("¿Qué carné piden para conducir?")
    assert asks_what_is_not_there(question, NOTHING, [(passage,)]) is is_missing


@pytest.mark.parametrize(
    ("said", "is_missing"), [("A 300 m de otra.", False), ("De 9 a 14 h.", True)]
)
def test_a_measure_is_there_where_its_units_are(said: str, is_missing: bool) -> None:
    passage = FISHING[0].model_copy(
        update={"id": len(said) + 8_300_000, "section": (), "text": said}
    )
    question = _asked("¿A qué distancia tiene que estar?")
    assert asks_what_is_not_there(question, NOTHING, [(passage,)]) is is_missing


def test_words_of_another_language_are_not_looked_for() -> None:
    pages: list[tuple[Passage, ...]] = [tuple(FISHING)]
    question = _asked("What colour is the licence?", "en")
    assert not asks_what_is_not_there(question, NOTHING, pages)


@pytest.mark.parametrize(
    ("said", "is_missing"),
    [
        ("Los perros se entregan vacunados, por 35 euros, en 48 horas.", True),  # counts no dogs
        ("Hay sitio para 40 perros.", False),
        ("Caben 40 animales.", False),  # found by its meaning, under another name
    ],
)
def test_what_is_counted_is_not_told_by_sums_and_terms(said: str, is_missing: bool) -> None:
    passage = FISHING[0].model_copy(update={"id": len(said) + 8_000_000, "text": said})
    evidence = replace(NOTHING, focus=(Unit(passage, 0, len(said), said),))
    question = _asked("¿Cuántos perros hay en el centro?")
    assert asks_what_is_not_there(question, evidence, [(passage,)]) is is_missing


@pytest.mark.parametrize(
    ("said", "is_another"),
    [
        ("Nivel 4, fecha: 16 de mayo de 2026", True),
        ("Nivel 4, preguntas: 30; fecha: 16 de mayo de 2026", False),
        ("Nivel 4: 30", False),  # of what the column says
    ],
)
def test_what_is_looked_up_says_what_is_counted(said: str, is_another: bool) -> None:
    passage = FISHING[0].model_copy(update={"id": len(said) + 8_200_000, "text": said})
    unit = Unit(passage, 0, len(said), said)
    evidence = replace(NOTHING, aspects=(AspectEvidence(Aspect.OTHER, (unit,)),))
    question = _asked("¿Cuántas preguntas tiene el examen del nivel 4?")
    assert looked_up_another(evidence, question) is is_another
