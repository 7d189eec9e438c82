"""Vector stores: ids and unit vectors in, nearest ids out."""

from __future__ import annotations

from indexes.settings import Settings
from indexes.vectors.protocol import VectorStore


def get_vector_store(settings: Settings, dimensions: int) -> VectorStore:
    """An empty store of the kind that `vector_index` names."""
    from indexes.vectors.faiss_store import FaissVectorStore

    return FaissVectorStore(dimensions, settings.vector_index)
