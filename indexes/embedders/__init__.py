"""Embedders: text to unit vectors. `get_embedder` picks one and imports only what it needs."""

from __future__ import annotations

from indexes.embedders.protocol import Embedder
from indexes.errors import ConfigurationError
from indexes.settings import Settings


def get_embedder(settings: Settings) -> Embedder:
    """Raises EmbedderMissing, EmbedderDamaged, ConfigurationError."""
    prefixes = {
        "query_prefix": settings.embedder_query_prefix,
        "passage_prefix": settings.embedder_passage_prefix,
    }
    if settings.embedder == "fake":
        from indexes.embedders.fake import FakeEmbedder

        return FakeEmbedder()
    if settings.embedder == "sentence-transformers":
        from indexes.embedders.sentence_transformers import SentenceTransformersEmbedder

        if not settings.embedder_model:
            raise ConfigurationError(
                "embedder = sentence-transformers necesita embedder_model: un nombre o una carpeta"
            )
        return SentenceTransformersEmbedder(
            settings.embedder_model, device=settings.embedder_device, **prefixes
        )
    from indexes.embedders.model_files import model_folder
    from indexes.embedders.onnx import OnnxEmbedder

    folder = model_folder(settings.models_dir)
    return OnnxEmbedder(folder, threads=settings.embedder_threads, **prefixes)
