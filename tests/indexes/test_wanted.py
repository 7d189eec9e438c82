from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.models import DocumentKind, Edition, Passage, Window
from indexes.search import find
from indexes.snapshots import SnapshotStore
from indexes.wanted import Validity, Wanted

MakePassage = Callable[..., Passage]
TODAY = date(2026, 11, 22)
CLOSED = Window(starts=date(2026, 1, 1), ends=date(2026, 2, 1))
OPEN = Window(starts=date(2026, 11, 1), ends=date(2026, 12, 1))
LAST_YEAR = Edition(procedure="1", name="2025", current=False)


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        ({}, {Validity.CURRENT}),
        ({"window": OPEN}, {Validity.CURRENT, Validity.OPEN}),
        ({"window": CLOSED}, {Validity.PAST}),
        ({"edition": LAST_YEAR}, {Validity.PAST}),
        ({"window": OPEN, "edition": LAST_YEAR}, {Validity.PAST}),
    ],
)
def test_what_holds_today_is_told(
    make_passage: MakePassage, fields: dict[str, object], states: set[Validity]
) -> None:
    passage = make_passage("Becas de comedor", **fields)
    assert {one for one in Validity if Wanted(validity=one).has(passage, TODAY)} == states


def test_a_search_keeps_what_is_wanted(make_passage: MakePassage, tmp_path: Path) -> None:
    embedder = FakeEmbedder()
    passages = [
        make_passage("Becas de comedor", source="portal"),
        make_passage("Becas de comedor", source="sede", document="doc_2", window=CLOSED),
        make_passage("Becas de comedor", kind="case", document="c", office="jaca"),
        make_passage("Becas de comedor", kind="article", document="a", procedure_code="7"),
    ]
    store = SnapshotStore(tmp_path, embedder)
    vectors = embedder.encode_passages([passage.text for passage in passages])
    snapshot = store.open(store.write(passages, vectors).id)

    def found(wanted: Wanted) -> set[str]:
        hits = find(snapshot, embedder, "becas", wanted, 10, TODAY)
        return {hit.passage.document_id for hit in hits}

    assert found(Wanted()) == {"doc_1", "doc_2", "c", "a"}
    assert found(Wanted(source="sede")) == {"doc_2"}
    assert found(Wanted(office="jaca")) == {"c"}
    assert found(Wanted(kind=DocumentKind.ARTICLE)) == {"a"}
    assert found(Wanted(procedure="7")) == {"a"}
    assert found(Wanted(validity=Validity.PAST)) == {"doc_2"}
    assert found(Wanted(source="sede", office="jaca")) == set()
