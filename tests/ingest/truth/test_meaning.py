"""Passages that name no procedure, told by meaning what they speak of."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from indexes.embedders.protocol import Vectors
from indexes.models import ExtractedDocument, Passage
from ingest.splitters import Placement, document_passages
from ingest.truth.meaning import SpokenOf, spoken_of
from ingest.truth.naming import Names
from tests.ingest.truth.conftest import Store, page, procedure

CAMPING, MOORING = "title:permiso de acampada", "title:alquiler de amarres"
TITLES = {CAMPING: "Permiso de acampada", MOORING: "Alquiler de amarres"}
SHEETS = (
    procedure("acampada", None, TITLES[CAMPING], audience="Personas mayores de 18 años."),
    procedure("amarres", None, TITLES[MOORING], audience="Quien tiene un barco."),
)
SUBJECTS = {"0": CAMPING, "1": MOORING}
NEAR, BETWEEN, BARELY, FAR = (1.0, 0.5), (1.0, 1.0), (1.03, 1.0), (1.0, -1.0)


def _passages(text: str) -> list[Passage]:
    documents: list[ExtractedDocument] = [*SHEETS, page("dudas", "Dudas", text)]
    return [
        passage
        for number, document in enumerate(documents)
        for passage in document_passages(document, Placement(str(number), "sede", 0), 90)
    ]


def _vectors(last: tuple[float, float]) -> Vectors:
    rows = np.array([(1.0, 0.5), (0.5, 1.0), last], np.float32)
    found: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return found


@pytest.mark.parametrize(
    ("text", "place", "key"),
    [
        ("Se da desde los 16 años.", NEAR, CAMPING),
        ("Se da desde los 16 años.", BETWEEN, None),
        ("Se da desde los 16 años.", BARELY, None),
        ("Se da desde los 16 años.", FAR, None),
        ("La acampada se da desde los 16 años.", BARELY, CAMPING),
        ("El alquiler de amarres se pide a los 16 años. En verano, a los 18.", NEAR, None),
    ],
)
def test_what_is_clearly_nearest_to_one_procedure_speaks_of_it(
    text: str, place: tuple[float, float], key: str | None
) -> None:
    passages = _passages(text)
    found = spoken_of(passages, lambda: _vectors(place), SUBJECTS, Names(TITLES))
    assert found == ({"2": {passages[-1].id: key}} if key else {})


def test_of_one_procedure_alone_nothing_is_nearer_than_of_another() -> None:
    passages = _passages("Se da desde los 16 años.")
    vectors = _vectors(NEAR)
    assert not spoken_of(passages, lambda: vectors, {"0": CAMPING}, Names(TITLES))


def test_a_frequent_question_that_names_no_procedure_contradicts_its_sheet(store: Store) -> None:
    store.publish(*SHEETS)
    store.publish(page("dudas", "Dudas", "Se da desde los 16 años."), source="portal")

    store.settle()
    assert not store.conflicts()
    store.settle(spoken_of=_speaking(store, CAMPING))
    assert _disputed(store) == [(CAMPING, "age_limit")]
    assert store.settle().documents == 0


def test_what_a_changed_sheet_is_nearer_to_now_speaks_of_it(store: Store) -> None:
    store.publish(*SHEETS)
    store.publish(page("dudas", "Dudas", "Se da desde los 16 años."), source="portal")
    store.settle(spoken_of=_speaking(store, MOORING))
    assert not store.conflicts()
    store.publish(procedure("acampada", None, TITLES[CAMPING], audience="Mayores de 18 años."))
    settled = store.settle(spoken_of=_speaking(store, CAMPING))
    assert settled.documents == 2
    assert _disputed(store) == [(CAMPING, "age_limit")]
    assert store.settle(spoken_of=_speaking(store, MOORING)).documents == 0  # nothing has changed


def _speaking(store: Store, key: str) -> SpokenOf:
    """What is no sheet speaks of this one."""

    def spoken(subjects: Mapping[str, str], _: Names) -> Mapping[str, Mapping[int, str]]:
        pages = (id for id in store.documents() if id not in subjects)
        return {id: {one.id: key for one in store.passages(id)} for id in pages}

    return spoken


def _disputed(store: Store) -> list[tuple[str, str]]:
    return [(row.about, row.slot) for row in store.conflicts("open")]
