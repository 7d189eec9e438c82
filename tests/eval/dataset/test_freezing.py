from __future__ import annotations

from pathlib import Path

import pytest

from eval.dataset.freezing import freeze, frozen_of, frozen_path
from eval.dataset.reading import digest_of
from eval.errors import DatasetInvalid


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    path = tmp_path / "preguntas.jsonl"
    path.write_text('{"id": "1", "query": "¿Cuánto cuesta?"}\n', encoding="utf-8")
    return path


def test_frozen_dataset_names_its_snapshot_and_its_content(dataset: Path) -> None:
    assert frozen_of(dataset) is None
    frozen = freeze(dataset, "20260520T1")
    assert frozen_of(dataset) == frozen
    assert (frozen.snapshot, frozen.dataset_digest) == ("20260520T1", digest_of(dataset))


def test_freezing_leaves_the_dataset_as_it_is(dataset: Path) -> None:
    before = dataset.read_bytes()
    freeze(dataset, "20260520T1")
    assert dataset.read_bytes() == before


def test_bad_dataset_is_not_frozen(dataset: Path) -> None:
    dataset.write_text("{roto\n", encoding="utf-8")
    with pytest.raises(DatasetInvalid):
        freeze(dataset, "20260520T1")
    assert not frozen_path(dataset).exists()


def test_damaged_record_is_told(dataset: Path) -> None:
    frozen_path(dataset).write_text("{roto", encoding="utf-8")
    with pytest.raises(DatasetInvalid, match="congelación"):
        frozen_of(dataset)
