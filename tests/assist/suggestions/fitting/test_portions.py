from __future__ import annotations

from pathlib import Path

from assist.suggestions.fitting.portions import portion
from indexes.embedders.fake import FakeEmbedder
from indexes.models import Aspect, Pool
from indexes.snapshots import Snapshot, SnapshotStore
from tests.assist.suggestions.world import SEDE, page


def test_a_portion_holds_all_pages_of_some_procedures_and_always_of_the_same(
    tmp_path: Path,
) -> None:
    embedder, store = FakeEmbedder(), SnapshotStore(tmp_path, FakeEmbedder(), keep=1)
    passages = [
        passage
        for number in range(6)
        for passage in page(
            f"{SEDE}/{number}",
            f"Licencia {number}",
            [("Tasa", Aspect.FEE, f"{number} €"), ("Plazo", Aspect.DEADLINE, "Todo el año.")],
            code=str(number),
        )
    ]
    vectors = embedder.encode_passages([one.text for one in passages])
    store.switch(store.write(passages, vectors).id)
    assert _told(store.current(), embedder, seed=1) == _told(store.current(), embedder, seed=1)
    assert _told(store.current(), embedder, seed=1) != _told(store.current(), embedder, seed=2)


def _told(snapshot: Snapshot, embedder: FakeEmbedder, seed: int) -> list[str]:
    with portion(snapshot, embedder, seed, 2) as part:
        found = sorted(passage.title for passage in part.of_pool(Pool.OFFICIAL))
        nearest = part.nearest(embedder.encode_queries(["licencia"])[0], 9, Pool.OFFICIAL)
    assert len(set(found)) == 2
    assert len(found) == len(nearest) == 4
    return found
