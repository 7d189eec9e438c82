from __future__ import annotations

from pathlib import Path

import pytest

from eval.dataset import load_dataset
from eval.errors import DatasetInvalid


def test_bad_lines_are_named_with_number_and_reason(tmp_path: Path) -> None:
    path = tmp_path / "preguntas.jsonl"
    lines = [
        '{"id": "1", "query": "¿?", "relevant": ["9"]}',
        "{roto",
        '{"id": "3", "relevant": ["9"]}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DatasetInvalid) as refused:
        load_dataset(path)
    assert [problem.split(":")[0] for problem in refused.value.problems] == ["línea 2", "línea 3"]


def test_shipped_dataset_is_valid_and_its_ids_are_unique() -> None:
    examples = load_dataset(Path(__file__).parents[3] / "eval" / "datasets" / "retrieval.jsonl")
    assert len({example.id for example in examples}) == len(examples) >= 50


def test_last_turn_is_the_question_of_a_conversation(tmp_path: Path) -> None:
    path = tmp_path / "conversaciones.jsonl"
    path.write_text(
        '{"id": "1", "relevant": ["9"], "conversation": ['
        '{"role": "citizen", "text": "hola"}, {"role": "citizen", "text": "¿y la tasa?"}]}',
        encoding="utf-8",
    )
    assert load_dataset(path)[0].text == "¿y la tasa?"
