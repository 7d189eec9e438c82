"""Large weights are found in the file as they were written, and the model works with them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from indexes.embedders import shared_weights
from indexes.embedders.shared_weights import large_weights


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, NDArray[np.uint8]]:
    """A model that looks up rows of `words`, beside weights that are small or not of bytes."""
    monkeypatch.setattr(shared_weights, "_LARGE", 1_000)
    rows = np.random.default_rng(0).integers(0, 256, (300, 16), np.uint8)
    initializers = [
        numpy_helper.from_array(np.arange(8, dtype=np.uint8), "small"),
        numpy_helper.from_array(np.ones((300, 16), np.float32), "floats"),
        numpy_helper.from_array(rows, "words"),
    ]
    graph = helper.make_graph(
        [helper.make_node("Gather", ["words", "ids"], ["rows"])],
        "model",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, [None])],
        [helper.make_tensor_value_info("rows", TensorProto.UINT8, [None, 16])],
        initializers,
    )
    path = tmp_path / "model.onnx"
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    onnx.save(model, str(path))
    return path, rows


def test_only_large_weights_of_bytes_are_read_where_they_lie(
    words: tuple[Path, NDArray[np.uint8]],
) -> None:
    path, rows = words
    found = large_weights(path)
    assert list(found) == ["words"]
    assert np.array_equal(found["words"].numpy(), rows)


def test_a_model_works_with_them_after_its_file_was_removed(
    words: tuple[Path, NDArray[np.uint8]],
) -> None:
    path, rows = words
    weights = large_weights(path)
    options = onnxruntime.SessionOptions()
    for name, value in weights.items():
        options.add_initializer(name, value)
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    path.unlink()
    ids = np.array([299, 0, 7], np.int64)
    assert np.array_equal(session.run(None, {"ids": ids})[0], rows[ids])
