from __future__ import annotations

from pathlib import Path

import pytest

from assist.suggestions.assessment.catalogue import catalogue_of
from assist.suggestions.assessment.said_below import said_below
from assist.suggestions.knowledge import Knowledge
from indexes.embedders.fake import FakeEmbedder
from indexes.models import Aspect
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import SEDE, page

_LIBRARY, _POOL, _OTHERS = range(3)
KNOWN = catalogue_of(
    [
        (["préstamo de la biblioteca", "carné de lector"], ["sacar libros"]),
        (["cursillos de natación"], []),
        (["alta en el padrón"], []),
    ]
)
PAGES = [
    *page(f"{SEDE}/biblioteca", "Biblioteca", [("Préstamo", Aspect.OTHER, "Quince días.")]),
    *page(f"{SEDE}/deporte", "Deporte", [("Precios", Aspect.FEE, "Cursillos: 30 €.\nNatación.")]),
    *page(f"{SEDE}/boda", "Boda", [("", Aspect.OTHER, "Presente el alta en el padrón.")]),
]


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    embedder = FakeEmbedder()
    store = SnapshotStore(tmp_path, embedder)
    store.switch(store.write(PAGES, embedder.encode_passages([p.text for p in PAGES])).id)
    return Knowledge(store.current())


def test_a_service_is_said_by_a_heading_and_the_title_above_it(knowledge: Knowledge) -> None:
    found = said_below(KNOWN, knowledge, frozenset())
    assert found[_LIBRARY] == {knowledge.titles.key_of(PAGES[0])}


def test_words_of_several_lines_name_no_service(knowledge: Knowledge) -> None:
    assert _POOL not in said_below(KNOWN, knowledge, frozenset())


def test_what_others_decide_is_named_in_passing(knowledge: Knowledge) -> None:
    assert _OTHERS in said_below(KNOWN, knowledge, frozenset())
    assert _OTHERS not in said_below(KNOWN, knowledge, frozenset({_OTHERS}))


def test_among_the_lines_of_a_large_site_words_meet_by_chance(
    knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assist.suggestions.assessment.said_below._PASSAGES", 2)
    assert not said_below(KNOWN, knowledge, frozenset())
