from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.models import Hit, Passage, Pool
from indexes.search import fuse, retrieve
from indexes.snapshots import Snapshot, SnapshotStore

MakePassage = Callable[..., Passage]


@pytest.fixture
def hit(make_passage: MakePassage) -> Callable[..., Hit]:
    def make(text: str, name: str = "dense", score: float = 1.0) -> Hit:
        return Hit(passage=make_passage(text), score=score, scores={name: score})

    return make


@pytest.fixture
def snapshot(tmp_path: Path, embedder: FakeEmbedder, make_passage: MakePassage) -> Snapshot:
    texts = ["Tasa de la licencia de caza", "Becas de comedor", "Tasa de la licencia de pesca"]
    passages = [make_passage(text) for text in texts]
    passages.append(make_passage("La licencia de pesca vale 12 €", kind="case", document="c"))
    store = SnapshotStore(tmp_path, embedder)
    vectors = embedder.encode_passages([passage.text for passage in passages])
    return store.open(store.write(passages, vectors).id)


def test_both_rankings_of_one_pool_are_retrieved(
    snapshot: Snapshot, embedder: FakeEmbedder
) -> None:
    found = retrieve(snapshot, embedder, "licencias de pesca", pool=Pool.OFFICIAL, k=2)
    assert found.dense[0].passage.text == "Tasa de la licencia de pesca"
    assert [hit.passage.text for hit in found.lexical] == [
        "Tasa de la licencia de pesca",
        "Tasa de la licencia de caza",
    ]
    assert len(found.dense) == 2
    cases = retrieve(snapshot, embedder, "licencias de pesca", pool=Pool.CASES)
    assert {hit.passage.pool for hit in (*cases.dense, *cases.lexical)} == {Pool.CASES}


@pytest.mark.parametrize("query", ["", "  \n"])
def test_an_empty_query_retrieves_nothing(
    snapshot: Snapshot, embedder: FakeEmbedder, query: str
) -> None:
    found = retrieve(snapshot, embedder, query)
    assert (found.dense, found.lexical) == ((), ())


def test_words_unknown_to_the_index_are_left_to_meaning(
    snapshot: Snapshot, embedder: FakeEmbedder
) -> None:
    found = retrieve(snapshot, embedder, "xyzzy")
    assert found.lexical == ()
    assert len(found.dense) == 4


def test_fusion_sums_reciprocal_ranks(hit: Callable[..., Hit]) -> None:
    a, b, c = hit("a"), hit("b"), hit("c", "lexical")
    fused = fuse([[a, b], [c, b]], k=60)
    scores = {h.passage.text: h.score for h in fused}
    assert fused[0].passage.text == "b"
    assert scores["b"] == pytest.approx(2 / 62)
    assert scores["a"] == scores["c"] == pytest.approx(1 / 61)


def test_ties_are_ordered_by_id(hit: Callable[..., Hit]) -> None:
    hits = [hit(text) for text in "abcdefgh"]
    fused = fuse([[one] for one in hits])
    assert [h.passage.id for h in fused] == sorted(h.passage.id for h in hits)
    assert fused == fuse([[one] for one in reversed(hits)])


def test_weights_shift_the_balance(hit: Callable[..., Hit]) -> None:
    a, b = hit("a"), hit("b", "lexical")
    assert [h.passage.text for h in fuse([[a], [b]], weights=[1, 2])] == ["b", "a"]
    assert [h.passage.text for h in fuse([[a], [b]], weights=[2, 1])] == ["a", "b"]
    with pytest.raises(ValueError, match="zip"):
        fuse([[a], [b]], weights=[1])


def test_every_score_is_kept_and_the_hits_are_new(
    snapshot: Snapshot, embedder: FakeEmbedder
) -> None:
    found = retrieve(snapshot, embedder, "licencia de pesca")
    before = found.model_copy(deep=True)
    best = fuse([found.dense, found.lexical])[0]
    assert set(best.scores) == {"dense", "dense_rank", "lexical", "lexical_rank", "fused"}
    assert best.score == best.scores["fused"]
    assert found == before


def test_nothing_fused_is_nothing() -> None:
    assert fuse([]) == fuse([[], []]) == []
