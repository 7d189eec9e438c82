from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.errors import RecordNotFound
from indexes.models import Channel, Passage, Pool, Window
from indexes.page_outline import outlined
from indexes.snapshots import Snapshot, SnapshotStore
from indexes.snapshots.passages import PassageTable

MakePassage = Callable[..., Passage]


@pytest.fixture
def passages(make_passage: MakePassage) -> list[Passage]:
    family = {
        "document": "doc_b",
        "title": "Familia numerosa",
        "procedure_code": "727",
        "procedure_title": "Título de familia numerosa",
        "procedure_theme": "Familia",
        "window": Window(state="open", text="Todo el año"),
    }
    return [
        make_passage("Presente la solicitud.", **family),
        make_passage("La tasa es de 19,73 €.", section=("Tasas",), **family),
        make_passage("Sin código.", document="doc_a", title="Trámite sin código"),
        make_passage("Guía de familia.", document="doc_g", kind="page", procedure_code="727"),
        make_passage(
            "Son 19,73 €.",
            document="case_1",
            kind="case",
            procedure_code="727",
            question="¿Cuánto cuesta?",
            channel=Channel.EMAIL,
        ),
    ]


@pytest.fixture
def snapshot(store: SnapshotStore, embedder: FakeEmbedder, passages: list[Passage]) -> Snapshot:
    vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in passages])
    return store.open(store.write(passages, vectors).id)


def test_passages_come_back_as_they_were_written(
    snapshot: Snapshot, passages: list[Passage]
) -> None:
    ids = [passage.id for passage in reversed(passages)]
    assert snapshot.passages(ids) == passages[::-1]
    assert snapshot.passages(ids) == passages[::-1], "also when they are remembered"
    assert snapshot.passage(passages[0].id) == passages[0]
    assert snapshot.passages([]) == []


def test_a_passage_that_is_not_there_is_an_error(snapshot: Snapshot) -> None:
    with pytest.raises(RecordNotFound, match="42"):
        snapshot.passage(42)
    with pytest.raises(RecordNotFound, match="42"):
        snapshot.passages([42])


def test_documents_are_given_in_reading_order(snapshot: Snapshot, passages: list[Passage]) -> None:
    assert snapshot.of_document("doc_b") == passages[:2]
    assert snapshot.of_document("doc_0") == []


def test_a_procedure_has_its_official_passages_only(
    snapshot: Snapshot, passages: list[Passage]
) -> None:
    assert snapshot.of_procedure("727") == [passages[0], passages[1], passages[3]]
    assert snapshot.of_procedure("72") == []


def test_pages_are_outlined_as_they_are_written(
    snapshot: Snapshot, passages: list[Passage]
) -> None:
    assert snapshot.outline("doc_b") == outlined(passages[:2])
    assert snapshot.outline("case_1") is None, "nobody asks which case prevails"
    assert snapshot.outline("doc_0") is None


def test_a_passage_file_of_before_pages_were_outlined_is_read(
    passages: list[Passage], tmp_path: Path
) -> None:
    path = tmp_path / "passages.db"
    PassageTable.build(path, passages)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE page")
    table = PassageTable(path)
    assert table.outline("doc_b") is None
    assert table.of_document("doc_b") == passages[:2]


def test_the_catalogue_has_one_entry_for_each_procedure_page(snapshot: Snapshot) -> None:
    family, other = snapshot.procedures
    assert (family.code, family.title, family.theme) == (
        "727",
        "Título de familia numerosa",
        "Familia",
    )
    assert family.window is not None
    assert family.window.state == "open"
    assert (other.code, other.title, other.document_id) == (None, "Trámite sin código", "doc_a")


def test_both_searches_explain_their_scores(snapshot: Snapshot, embedder: FakeEmbedder) -> None:
    dense = snapshot.dense(embedder.encode_queries(["tasa de 19,73 €"])[0], 3)
    lexical = snapshot.lexical("tasa", 3)
    assert snapshot.best_score("tasa") == lexical[0].score
    assert snapshot.best_score("astronauta") is None
    for name, hits in (("dense", dense), ("lexical", lexical)):
        assert hits[0].passage.text == "La tasa es de 19,73 €."
        assert hits[0].scores == {name: hits[0].score, f"{name}_rank": 1}
    assert [hit.scores["dense_rank"] for hit in dense] == [1, 2, 3]


@pytest.mark.parametrize("pool", list(Pool))
def test_pools_are_searched_apart(snapshot: Snapshot, embedder: FakeEmbedder, pool: Pool) -> None:
    vector = embedder.encode_queries(["19,73 €"])[0]
    dense, lexical = snapshot.dense(vector, 10, pool), snapshot.lexical("19,73", 10, pool)
    assert {hit.passage.pool for hit in dense} == {pool}
    assert {hit.passage.pool for hit in lexical} == {pool}


def test_both_pools_are_ranked_together(snapshot: Snapshot, embedder: FakeEmbedder) -> None:
    hits = snapshot.dense(embedder.encode_queries(["Son 19,73 €."])[0], 10)
    assert len(hits) == 5
    assert hits[0].passage.pool is Pool.CASES
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert snapshot.dense(embedder.encode_queries(["x"])[0], 0) == []


def test_threads_read_one_snapshot(
    snapshot: Snapshot, passages: list[Passage], embedder: FakeEmbedder
) -> None:
    vector = embedder.encode_queries(["familia"])[0]
    expected = [hit.passage.id for hit in snapshot.dense(vector, 5)]

    def read(number: int) -> bool:
        snapshot.of_document("doc_b")
        found = snapshot.passages([passages[number % 5].id])
        dense = [hit.passage.id for hit in snapshot.dense(vector, 5)]
        return found == [passages[number % 5]] and dense == expected

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(read, range(400)))


def test_the_passage_file_is_read_only(snapshot: Snapshot, root: Path) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        snapshot._passages._connection.execute("DELETE FROM passage")


def test_a_passage_is_fetched_by_its_key_whatever_the_size_of_the_table(
    snapshot: Snapshot, passages: list[Passage]
) -> None:
    asked: list[str] = []
    connection = snapshot._passages._connection
    connection.set_trace_callback(asked.append)
    snapshot.passage(passages[0].id)
    connection.set_trace_callback(None)
    (query,) = asked
    ((*_, plan),) = connection.execute(f"EXPLAIN QUERY PLAN {query}").fetchall()
    assert plan.startswith("SEARCH passage USING INTEGER PRIMARY KEY")


def test_half_a_surrogate_pair_does_not_stop_a_build(
    store: SnapshotStore, embedder: FakeEmbedder, make_passage: MakePassage
) -> None:
    odd = make_passage("el plazo\ud800 acaba\x00", title="Becas\udfff")
    snapshot = store.open(store.write([odd], embedder.encode_passages([odd.text])).id)
    found = snapshot.lexical("becas plazo acaba", 5)[0].passage
    assert (found.text, found.title) == ("el plazo\ufffd acaba\x00", "Becas\ufffd")
