from __future__ import annotations

from assist.suggestions.knowledge import ABSENT, Knowledge, knowledge_of
from indexes.embedders.protocol import Embedder
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import TODAY


def test_one_snapshot_has_one_knowledge(store: SnapshotStore) -> None:
    assert knowledge_of(store.current()) is knowledge_of(store.current())


def test_words_of_no_page_are_absent_and_rare_ones_tell_more(knowledge: Knowledge) -> None:
    assert knowledge.rarity("astronauta") == ABSENT
    assert 0 < knowledge.rarity("solicitud") < knowledge.rarity("cangrejos") < ABSENT


def test_unrelated_questions_reach_the_noise_floor_only(
    knowledge: Knowledge, embedder: Embedder
) -> None:
    floor = knowledge.noise_floor(embedder)
    (vector,) = embedder.encode_queries(["licencia de pesca fluvial"])
    assert floor < knowledge.snapshot.dense(vector, 1)[0].score


def test_an_unknown_document_has_no_passages(knowledge: Knowledge) -> None:
    assert knowledge.document("doc_nothing") == ()


def test_warming_up_reads_every_procedure(store: SnapshotStore) -> None:
    fresh = Knowledge(store.current())
    fresh.warm_up(TODAY)
    assert all(fresh.document(entry.document_id) for entry in fresh.titles.entries)
