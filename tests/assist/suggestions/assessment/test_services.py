from __future__ import annotations

from pathlib import Path

import pytest

from assist.suggestions.assessment.services import Services, services_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.text.stems import content_stems
from indexes.embedders.onnx import OnnxEmbedder
from indexes.models import Aspect
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page

_IN_PASSING = "Para ser artesano. El alta en el padrón municipal se pide en su ayuntamiento."
PAGES = [
    *page(f"{SEDE}/artesano", "Carné de artesano", [("Tasa", Aspect.FEE, "12 €")], code="520"),
    *page(f"{SEDE}/pesca", "Licencia de pesca continental", [("", Aspect.SUMMARY, "Para pescar.")]),
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of all the tests: it keeps the vectors of what administrations do."""
    return Settings(data_dir=tmp_path_factory.mktemp("sede"))


@pytest.fixture(scope="module")
def services(model: OnnxEmbedder, settings: Settings) -> Services:
    store = SnapshotStore(settings.snapshots_dir, model)
    vectors = model.encode_passages([f"{p.context}\n{p.text}" for p in PAGES])
    store.switch(store.write(PAGES, vectors).id)
    return services_of(Knowledge(store.current()), model, settings)


@pytest.mark.parametrize(
    ("query", "key", "is_nearer"),
    [
        ("¿Qué vigencia tiene el carné de guía turístico?", "520", True),
        ("¿Cuánto cuesta el carné de manipulador de alimentos?", "520", True),
        ("¿Cuánto cuesta el carné de artesano?", "520", False),
        ("trabajo el barro, ¿me dan un carné de artesano?", "520", False),
    ],
)
def test_what_the_site_does_not_have_is_nearer_than_what_sounds_alike(
    services: Services, model: OnnxEmbedder, query: str, key: str, is_nearer: bool
) -> None:
    vector = model.encode_queries([query])[0]
    assert (services.nearer_elsewhere(vector, key) > 0) is is_nearer


@pytest.mark.parametrize(
    ("query", "is_beyond"),
    [
        ("hago cántaros de barro y quiero ser artesano oficial", True),
        ("quiero enseñar la catedral a los turistas, ¿qué carné me dais?", False),
    ],
)
def test_a_passage_answers_beyond_all_that_is_not_offered_in_words_that_it_does_not_hold(
    services: Services, model: OnnxEmbedder, query: str, is_beyond: bool
) -> None:
    vector = model.encode_queries([query])[0]
    rows = model.encode_passages(["Carné de artesano\nPara quienes hacen botijos y cacharros."])
    nearest, few = services.beyond_elsewhere(vector, "520", rows)
    assert (nearest > 0) is is_beyond
    assert few >= nearest


def test_words_of_what_is_not_offered_are_told_from_those_of_what_is(services: Services) -> None:
    weights = [1.0, 1.0]
    assert services.named_elsewhere(content_stems("carné artesano"), weights) < 1
    assert services.named_elsewhere(content_stems("licencia armas"), weights) == 1


def test_a_service_is_there_under_all_its_names_where_a_title_says_one_of_them(
    model: OnnxEmbedder, settings: Settings, tmp_path: Path
) -> None:
    pages = [
        *page(f"{SEDE}/a", "Escuela infantil municipal El Olmo", [("Precio", Aspect.FEE, "90 €")]),
        *page(f"{SEDE}/b", "Junta de gobierno", [("Días", Aspect.OTHER, "Los martes")]),
    ]
    store = SnapshotStore(tmp_path, model)
    store.switch(store.write(pages, model.encode_passages([p.text for p in pages])).id)
    knowledge = Knowledge(store.current())
    found = services_of(knowledge, model, settings)
    nursery, board = (knowledge.titles.key_of(one) for one in pages)
    vector = model.encode_queries(["quiero apuntar a mi bebé a la guardería"])[0]
    named = found.named_here(vector, nursery)
    assert named is not None
    assert named > 0
    assert found.named_here(vector, board) is None
    assert found.nearer_elsewhere(vector, nursery) < 0 < found.nearer_elsewhere(vector, board)


def test_a_site_that_is_not_known_offers_everything(
    model: OnnxEmbedder, settings: Settings, tmp_path: Path
) -> None:
    store = SnapshotStore(tmp_path, model)
    store.switch(store.write([], model.encode_passages([])).id)
    found = services_of(Knowledge(store.current()), model, settings)
    none = model.encode_passages([])
    assert found.nearer_elsewhere(model.encode_queries(["licencia de armas"])[0], "520") == 0
    assert found.beyond_elsewhere(model.encode_queries(["licencia"])[0], "520", none) == (0, 0)


def test_what_others_decide_is_not_offered_by_a_page_that_names_it_in_passing(
    model: OnnxEmbedder, settings: Settings, tmp_path: Path
) -> None:
    nearer = {}
    for title in ("Carné de artesano", "Alta en el padrón municipal, empadronarse en un municipio"):
        pages = page(f"{SEDE}/artesano", title, [("", Aspect.SUMMARY, _IN_PASSING)], code="520")
        store = SnapshotStore(tmp_path / title[:4], model)
        store.switch(store.write(pages, model.encode_passages([p.text for p in pages])).id)
        found = services_of(Knowledge(store.current()), model, settings)
        vector = model.encode_queries(["¿cómo me empadrono?"])[0]
        nearer[title] = found.nearer_elsewhere(vector, "520")
    passing, titled = nearer.values()
    assert passing > 0 > titled
