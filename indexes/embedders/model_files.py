"""The built model's folder: where it is, what its manifest says, whether it is intact."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import ValidationError

from indexes.embedders.recipe import MODEL_NAME, recipe_digest
from indexes.errors import EmbedderDamaged, EmbedderMissing
from indexes.file_digest import file_digest
from indexes.models import Value

MANIFEST = "manifest.json"
MODEL_FILE = "model.onnx"
WEIGHTS_FILE = "model.weights"  # the large ones, which processes share
PIECES_FILE = "tokenizer.model"


class ModelManifest(Value):
    name: str
    recipe: str
    dimensions: int
    max_tokens: int
    files: dict[str, str]  # file name -> SHA-256

    @property
    def digest(self) -> str:
        lines = (f"{digest}  {name}" for name, digest in sorted(self.files.items()))
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def model_folder(models_dir: Path) -> Path:
    return models_dir / f"{MODEL_NAME}-{recipe_digest()}"


def read_manifest(folder: Path) -> ModelManifest:
    """Raises EmbedderMissing, EmbedderDamaged."""
    path = folder / MANIFEST
    if not path.is_file():
        raise EmbedderMissing(
            f"el modelo de búsqueda no está en {folder}; ejecute `ventanilla init`"
        )
    try:
        return ModelManifest.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise EmbedderDamaged(f"{path} no es un manifiesto; {_REMEDY}") from error


def verify(folder: Path) -> ModelManifest:
    """Reads every file once and compares digests. Raises EmbedderMissing, EmbedderDamaged."""
    manifest = read_manifest(folder)
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise EmbedderDamaged(f"falta {path}; {_REMEDY}")
        if file_digest(path) != expected:
            raise EmbedderDamaged(f"{path} no es el fichero que se construyó; {_REMEDY}")
    return manifest


_REMEDY = "constrúyalo de nuevo con `ventanilla init --force`"
