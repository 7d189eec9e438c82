from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from indexes.embedders.model_files import (
    MANIFEST,
    MODEL_FILE,
    PIECES_FILE,
    ModelManifest,
    model_folder,
    read_manifest,
    verify,
)
from indexes.embedders.onnx import OnnxEmbedder
from indexes.errors import EmbedderDamaged, EmbedderMissing
from indexes.file_digest import file_digest
from indexes.settings import default_cache_dir


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (MODEL_FILE, PIECES_FILE):
        (tmp_path / name).write_text(name)
    files = {name: file_digest(tmp_path / name) for name in (MODEL_FILE, PIECES_FILE)}
    manifest = ModelManifest(name="m", recipe="r", dimensions=3, max_tokens=5, files=files)
    (tmp_path / MANIFEST).write_text(manifest.model_dump_json())
    return tmp_path


def test_an_intact_folder_is_verified(folder: Path) -> None:
    assert verify(folder).dimensions == 3


def test_no_manifest_no_model(tmp_path: Path) -> None:
    with pytest.raises(EmbedderMissing, match="ventanilla init"):
        verify(tmp_path)


@pytest.mark.parametrize("name", [MODEL_FILE, PIECES_FILE])
def test_a_changed_file_is_found(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[0] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(EmbedderDamaged, match=f"{name}.*init --force"):
        verify(folder)


def test_a_file_that_is_gone_is_found(folder: Path) -> None:
    (folder / PIECES_FILE).unlink()
    with pytest.raises(EmbedderDamaged, match="falta"):
        verify(folder)


def test_a_manifest_cut_short_is_damage(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"name": "m"')
    with pytest.raises(EmbedderDamaged, match="manifiesto"):
        read_manifest(folder)


def test_the_digest_changes_with_the_files(folder: Path) -> None:
    manifest = read_manifest(folder)
    other = manifest.model_copy(update={"files": {**manifest.files, MODEL_FILE: "0" * 64}})
    assert manifest.digest != other.digest


def test_a_damaged_model_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    built = model_folder(default_cache_dir() / "models")
    if not built.is_dir():
        pytest.skip("the embedding model is not built: run `ventanilla init`")
    copy = shutil.copytree(built, tmp_path / "model")
    with (copy / MODEL_FILE).open("r+b") as stream:
        stream.seek(50_000_000)
        stream.write(b"\0\1\2\3")
    with pytest.raises(EmbedderDamaged):
        OnnxEmbedder(copy)
