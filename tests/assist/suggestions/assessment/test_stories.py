from __future__ import annotations

import numpy as np
import pytest

from assist.suggestions.assessment.catalogue import catalogue
from assist.suggestions.assessment.stories import Stories, stories_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.told import told
from indexes.embedders.onnx import OnnxEmbedder
from indexes.models import Aspect, Passage
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page

_TITLES = (
    "Solicitud de valoración de la dependencia",
    "Licencia de caza",
    "Ayuda al alquiler de vivienda",
    "Tarjeta sanitaria",
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Of all the tests: it keeps the vectors of what people tell."""
    return Settings(data_dir=tmp_path_factory.mktemp("sede"))


@pytest.fixture(scope="module")
def knowledge(model: OnnxEmbedder, settings: Settings) -> Knowledge:
    return _site(_TITLES, model, settings)


@pytest.fixture(scope="module")
def stories(knowledge: Knowledge, model: OnnxEmbedder, settings: Settings) -> Stories:
    return stories_of(knowledge, model, settings)


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("Desde el ictus mi madre no se levanta sola de la cama y nosotros no podemos más", 0),
        ("My husband cannot get dressed or eat by himself any more, who can help us?", 0),
        ("Con lo que gano apenas me llega para pagarle al dueño del piso donde vivimos", 2),
        ("He perdido el plástico ese que enseño en el ambulatorio", 3),
    ],
)
def test_who_tells_what_happened_needs_the_procedure_of_who_told_the_like(
    stories: Stories, knowledge: Knowledge, model: OnnxEmbedder, query: str, title: int
) -> None:
    needs = stories.needs(model.encode_queries([query])[0])
    assert _key(knowledge, int(np.argmax(needs.by_place))) == f"{title}"


@pytest.mark.parametrize(
    "query",
    [
        "Quiero adoptar a un niño y no sé por dónde empezar",
        "¿Qué tiempo hará mañana en la montaña?",
    ],
)
def test_what_the_site_does_not_have_or_nobody_told_needs_nothing_of_it(
    stories: Stories, model: OnnxEmbedder, query: str
) -> None:
    assert stories.needs(model.encode_queries([query])[0]).by_place.max() < 0.3


def test_what_is_named_is_needed_alone_and_what_nobody_tells_is_not(
    stories: Stories, model: OnnxEmbedder
) -> None:
    named, vague = model.encode_queries(["licencia de caza", "quería preguntar una cosa"])
    assert stories.needs(named).alone > 0.5
    assert stories.needs(vague).alone == 0.0


def test_a_page_that_sounds_alike_does_not_stand_for_the_service(
    model: OnnxEmbedder, settings: Settings
) -> None:
    site = _site(("Tarjeta sanitaria", "Tarjeta sanitaria europea"), model, settings)
    vector = model.encode_queries(["Nos vamos a Alemania de vacaciones y queremos ir cubiertos"])[0]
    needs = stories_of(site, model, settings).needs(vector)
    assert _key(site, int(np.argmax(needs.by_place))) == "1"


def test_a_site_without_titles_offers_nothing(model: OnnxEmbedder, settings: Settings) -> None:
    found = stories_of(_site((), model, settings), model, settings)
    assert found.needs(model.encode_queries(["licencia de caza"])[0]).by_place.size == 0


def test_what_is_no_service_is_never_needed_and_keeps_its_place(
    model: OnnxEmbedder, settings: Settings
) -> None:
    site = _site(("Historia del escudo municipal", "Licencia de caza"), model, settings)
    needs = stories_of(site, model, settings).needs(model.encode_queries(["licencia de caza"])[0])
    assert {_key(site, place): one > 0 for place, one in enumerate(needs.by_place)} == {
        "0": False,
        "1": True,
    }


def test_every_service_is_told_in_some_way_and_nothing_is_told_twice() -> None:
    known = told(PAGES)
    assert all(one.names and one.stories for one in known)
    stories = [story for one in known for story in one.stories]
    assert len(stories) == len(set(stories))
    names = [one.names[0] for one in known]
    assert len(names) == len(set(names))


def test_most_services_that_are_told_have_the_name_that_the_catalogue_gives_them() -> None:
    texts = set(catalogue().texts)
    named = [one.names[0] in texts for one in told(PAGES)]
    assert sum(named) > 0.85 * len(named)


def _site(titles: tuple[str, ...], model: OnnxEmbedder, settings: Settings) -> Knowledge:
    pages: list[Passage] = []
    for code, title in enumerate(titles):
        row = ("", Aspect.SUMMARY, f"Trámite {code}.")
        pages.extend(page(f"{SEDE}/{code}", title, [row], code=f"{code}"))
    store = SnapshotStore(settings.snapshots_dir, model)
    vectors = model.encode_passages([f"{one.context}\n{one.text}" for one in pages])
    store.switch(store.write(pages, vectors).id)
    return Knowledge(store.current())


def _key(knowledge: Knowledge, place: int) -> str:
    return knowledge.overview.keys[place]
