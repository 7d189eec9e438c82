"""Vectors of texts that ship with the product, embedded once an installation."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Sequence

from indexes.embedders.protocol import Embedder, Vectors
from indexes.embedders.vector_cache import VectorCache
from indexes.settings import Settings

logger = logging.getLogger(__name__)

_FILE = "vectors.db"  # beside those of the passages


def embedded_queries(texts: Sequence[str], embedder: Embedder, settings: Settings) -> Vectors:
    """Shape (len(texts), dimensions). Raises EmbedderError."""
    try:
        return VectorCache(settings.data_dir / _FILE).encode_queries(embedder, texts)
    except (sqlite3.Error, OSError) as error:
        logger.warning("the known vectors cannot be used: %s", error)
        return embedder.encode_queries(texts)


def embedded_passages(texts: Sequence[str], embedder: Embedder, settings: Settings) -> Vectors:
    """As `embedded_queries`, of what pages say."""
    try:
        return VectorCache(settings.data_dir / _FILE).encode_passages(embedder, texts)
    except (sqlite3.Error, OSError) as error:
        logger.warning("the known vectors cannot be used: %s", error)
        return embedder.encode_passages(texts)
