from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assist.suggestions.evidence.nearness import read_ahead, vectors_of
from assist.suggestions.evidence.open_sentences import told_in
from assist.suggestions.evidence.weighed import weighed_in
from indexes.embedders.fake import FakeEmbedder
from indexes.embedders.protocol import Vectors
from indexes.models import Aspect
from indexes.settings import Settings
from tests.assist.suggestions.world import SEDE, page

PAGE = page(
    f"{SEDE}/hogar",
    "Hogar de mayores",
    [
        ("Cuota", Aspect.FEE, "3,25 €"),
        ("Comidas", Aspect.OTHER, "En las comidas de los jueves pueden sentarse los nietos."),
        ("Contacto", Aspect.CONTACT, "Atiende el teléfono quien lleva el hogar."),
    ],
)


class Counting(FakeEmbedder):
    embedded = 0

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += len(texts)
        return super().encode_passages(texts)


def test_values_and_what_may_answer_an_open_question_are_weighed() -> None:
    weighed = [unit.text for passage in PAGE for unit in weighed_in(passage)]
    assert weighed == ["3,25 €", "En las comidas de los jueves pueden sentarse los nietos."]


def test_what_was_read_ahead_is_embedded_at_no_question(tmp_path: Path) -> None:
    embedder = Counting()
    units = [unit for passage in PAGE for unit in told_in(passage)]
    read_ahead(units, embedder, Settings(data_dir=tmp_path))
    embedded = embedder.embedded
    rows = vectors_of(units, embedder)
    assert embedder.embedded == embedded == len(units)
    assert np.array_equal(rows, embedder.encode_passages([unit.text for unit in units]))
