"""The embedding model itself: what is told by meaning cannot be tested with a fake."""

from __future__ import annotations

import pytest

from indexes.embedders.model_files import model_folder
from indexes.embedders.onnx import OnnxEmbedder
from indexes.settings import default_cache_dir


@pytest.fixture(scope="module")
def model() -> OnnxEmbedder:
    folder = model_folder(default_cache_dir() / "models")
    if not folder.is_dir():
        pytest.skip(f"the embedding model is not in {folder}: run `ventanilla init`")
    return OnnxEmbedder(folder, query_prefix="query: ", passage_prefix="passage: ")
