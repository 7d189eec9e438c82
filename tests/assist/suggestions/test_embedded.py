from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assist.suggestions.embedded import embedded_passages, embedded_queries
from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.protocol import Vectors
from indexes.settings import Settings


class Counting(FakeEmbedder):
    def __init__(self) -> None:
        super().__init__()
        self.embedded = 0

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return super()._encode(texts)


def test_a_second_process_embeds_nothing_again(tmp_path: Path) -> None:
    settings, texts = Settings(data_dir=tmp_path), ["uno", "dos"]
    first = embedded_queries(texts, Counting(), settings)
    other = Counting()
    assert np.array_equal(embedded_queries(texts, other, settings), first)
    assert other.embedded == 0


def test_questions_and_passages_of_the_same_words_are_kept_apart(tmp_path: Path) -> None:
    settings, embedder = Settings(data_dir=tmp_path), Counting()
    embedded_queries(["uno"], embedder, settings)
    embedded_passages(["uno"], embedder, settings)
    assert embedder.embedded == 2


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "vectors.db").mkdir()
    settings, embedder = Settings(data_dir=tmp_path), Counting()
    assert np.array_equal(
        embedded_queries(["uno"], embedder, settings), embedder.encode_queries(["uno"])
    )
