from __future__ import annotations

from pathlib import Path

import pytest

from assist.suggestions.assessment.asked_titles import asks_its_title, same_question_first
from assist.suggestions.assessment.services import Services, services_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from indexes.embedders.onnx import OnnxEmbedder
from indexes.models import Aspect
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page

SENT = "¿Cómo sé que mi solicitud en línea se ha presentado?"
HOW = "¿Cómo puedo presentar una solicitud en línea?"
SHEET = "Solicitud en línea de tarjeta"
PAGES = [
    *page(f"{SEDE}/sent", SENT, [("", Aspect.OTHER, "El registro emite un justificante.")]),
    *page(f"{SEDE}/how", HOW, [("", Aspect.OTHER, "Descargue el formulario y fírmelo.")]),
    *page(f"{SEDE}/sheet", SHEET, [("", Aspect.SUMMARY, "Para tener la tarjeta.")]),
]


@pytest.fixture(scope="module")
def knowledge(model: OnnxEmbedder, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    folder: Path = tmp_path_factory.mktemp("questions")
    store = SnapshotStore(folder / "snapshots", model)
    vectors = model.encode_passages([f"{p.context}\n{p.text}" for p in PAGES])
    store.switch(store.write(PAGES, vectors).id)
    return Knowledge(store.current())


@pytest.fixture(scope="module")
def services(
    knowledge: Knowledge, model: OnnxEmbedder, tmp_path_factory: pytest.TempPathFactory
) -> Services:
    return services_of(knowledge, model, Settings(data_dir=tmp_path_factory.mktemp("sede")))


def candidate(knowledge: Knowledge, title: str, score: float) -> Candidate:
    passage = next(one for one in PAGES if one.title == title)
    key, is_procedure = knowledge.titles.key_of(passage), title == SHEET
    return Candidate(key, passage.document_id, title, None, is_procedure, (), score)


@pytest.mark.parametrize(
    ("text", "best", "score", "first"),
    [
        ("pasos para presentar una solicitud en línea", SENT, 9.0, HOW),
        ("¿cómo sé si mi solicitud se ha presentado bien?", SENT, 9.0, SENT),
        ("pasos para presentar una solicitud en línea", SENT, 5.0, SENT),  # it is far behind
        ("pasos para presentar una solicitud en línea", SHEET, 9.0, SHEET),
    ],
)
def test_of_pages_titled_with_questions_the_one_that_asks_the_same_comes_first(
    text: str,
    best: str,
    score: float,
    first: str,
    knowledge: Knowledge,
    services: Services,
    model: OnnxEmbedder,
) -> None:
    ordered = [candidate(knowledge, best, 10.0), candidate(knowledge, HOW, score)]
    vector = model.encode_queries([text])[0]
    found = same_question_first(ordered, vector, services)
    assert found[0].title == first
    assert len(found) == len(ordered)


def test_a_title_asks_what_the_question_means(
    knowledge: Knowledge, services: Services, model: OnnxEmbedder
) -> None:
    how = candidate(knowledge, HOW, 1.0)
    asked = model.encode_queries(["pasos para presentar una solicitud en línea"])[0]
    other = model.encode_queries(["¿cuánto cuesta la licencia de caza?"])[0]
    assert asks_its_title(how, asked, services)
    assert not asks_its_title(how, other, services)


def test_of_nothing_nothing_comes_first(services: Services, model: OnnxEmbedder) -> None:
    assert same_question_first([], model.encode_queries(["hola"])[0], services) == []
