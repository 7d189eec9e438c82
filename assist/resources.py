"""What one process opens once and all requests share."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import Engine

from assist.suggestions.models import load_models
from assist.suggestions.pace import Pace
from assist.suggestions.service import SuggestionService
from indexes.database import open_database
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore


@dataclass(frozen=True)
class Resources:
    settings: Settings
    engine: Engine
    embedder: Embedder
    snapshots: SnapshotStore
    suggestions: SuggestionService
    pace: Pace

    def close(self) -> None:
        self.engine.dispose()


def open_resources(settings: Settings) -> Resources:
    """Opens the models, the database and the snapshots. Raises IndexesError with the remedy."""
    load_models(settings)
    engine = open_database(settings)
    embedder = get_embedder(settings)
    snapshots = SnapshotStore(
        settings.snapshots_dir,
        embedder,
        keep=settings.keep_snapshots,
        vector_index=settings.vector_index,
    )
    service = SuggestionService(settings, snapshots, embedder, engine)
    return Resources(settings, engine, embedder, snapshots, service, Pace(settings))
