from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from indexes.embedders.fake import FakeEmbedder
from indexes.models import Passage
from indexes.snapshots import Manifest, SnapshotStore

MakePassage = Callable[..., Passage]
Write = Callable[..., Manifest]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "indexes"


@pytest.fixture
def store(root: Path, embedder: FakeEmbedder) -> SnapshotStore:
    return SnapshotStore(root, embedder, keep=2)


@pytest.fixture
def write(store: SnapshotStore, embedder: FakeEmbedder, make_passage: MakePassage) -> Write:
    """Writes a snapshot of passages with these texts, official ones, and switches to it."""

    def write_texts(*texts: str, switch: bool = True) -> Manifest:
        passages = [make_passage(text, document=f"doc_{text}") for text in texts]
        manifest = store.write(passages, embedder.encode_passages(list(texts)), note="prueba")
        if switch:
            store.switch(manifest.id)
        return manifest

    return write_texts
