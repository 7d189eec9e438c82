from __future__ import annotations

import json
from pathlib import Path

import pytest

from assist.suggestions.ranking.scoring import WEIGHTS
from assist.suggestions.ranking.weights import FILE, save_weights, weights_of


def test_without_training_the_shipped_weights_are_in_force(tmp_path: Path) -> None:
    assert weights_of(tmp_path) == WEIGHTS


def test_trained_weights_are_in_force_once_saved(tmp_path: Path) -> None:
    trained = {**WEIGHTS, "title": 3.0}
    save_weights(tmp_path, trained)
    assert weights_of(tmp_path) == trained


@pytest.mark.parametrize(
    "content",
    ["{", "[]", '{"weights": {}}', json.dumps({"weights": {**WEIGHTS, "title": -1}})],
)
def test_a_file_that_cannot_be_used_is_told_and_left_aside(
    tmp_path: Path, content: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FILE).write_text(content, encoding="utf-8")
    assert weights_of(tmp_path) == WEIGHTS
    assert FILE in caplog.text
