from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.facts import extract_facts
from indexes.models import Aspect, Passage
from indexes.snapshots import Snapshot, SnapshotStore
from indexes.snapshots import page_facts as written
from indexes.snapshots.passages import PassageTable

MakePassage = Callable[..., Passage]


@pytest.fixture
def page(make_passage: MakePassage) -> list[Passage]:
    return [
        make_passage("Presente la solicitud por internet.", document="doc"),
        make_passage("19,73 € y 3 meses.", document="doc", section=("Tasas",), aspect=Aspect.FEE),
        make_passage("Sin datos.", document="doc"),
    ]


@pytest.fixture
def index(store: SnapshotStore, embedder: FakeEmbedder) -> Callable[[list[Passage]], Snapshot]:
    """Writes a snapshot of these, and puts it into use."""

    def write(passages: list[Passage]) -> Snapshot:
        vectors = embedder.encode_passages([passage.text for passage in passages])
        store.switch(store.write(passages, vectors).id)
        return store.current()

    return write


def test_facts_are_read_as_the_extractor_finds_them(
    index: Callable[[list[Passage]], Snapshot], page: list[Passage]
) -> None:
    found = index(page).page_facts.of(page)
    assert found == [extract_facts(p.text, section=p.section, aspect=p.aspect) for p in page]
    assert found[1], "a page without facts would show nothing"


def test_cases_and_what_is_not_there_have_none(
    index: Callable[[list[Passage]], Snapshot], page: list[Passage], make_passage: MakePassage
) -> None:
    case = make_passage("Son 19,73 €.", document="case_1", kind="case")
    facts = index([*page, case]).page_facts
    assert facts.of([case]) is None
    assert facts.of([make_passage("Otra.", document="doc_0")]) is None
    assert facts.of([]) is None


def test_what_another_extractor_found_is_not_read(
    index: Callable[[list[Passage]], Snapshot],
    page: list[Passage],
    monkeypatch: pytest.MonkeyPatch,
    store: SnapshotStore,
) -> None:
    id = index(page).id
    monkeypatch.setattr(written, "extractor_digest", lambda: "0" * 16)
    assert store.open(id).page_facts.of(page) is None


def test_a_file_of_before_facts_were_kept_is_read(page: list[Passage], tmp_path: Path) -> None:
    path = tmp_path / "passages.db"
    PassageTable.build(path, page)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript("DROP TABLE page_facts; DROP TABLE extractor;")
    assert PassageTable(path).facts.of(page) is None


def test_only_pages_that_changed_are_read_again(
    index: Callable[[list[Passage]], Snapshot],
    page: list[Passage],
    make_passage: MakePassage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = make_passage("Cuesta 5 €.", document="changed")
    index([*page, before])
    now = before.model_copy(update={"section": ("Ayudas",)})
    read: list[str] = []

    def extract(text: str, **_: object) -> tuple[()]:
        read.append(text)
        return ()

    monkeypatch.setattr(written, "extract_facts", extract)
    found = index([*page, now]).page_facts
    assert read == ["Cuesta 5 €."]
    assert found.of([now]) == [()]
    assert found.of(page) == [
        extract_facts(p.text, section=p.section, aspect=p.aspect) for p in page
    ]
