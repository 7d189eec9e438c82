"""A real service over a real snapshot of the small world, with the fake embedder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Engine

from assist.suggestions.knowledge import Knowledge, knowledge_of
from assist.suggestions.pipeline.context import Context, Resources
from assist.suggestions.schemas import Suggestion, SuggestionRequest
from assist.suggestions.service import SuggestionService
from indexes.database import open_database, session_scope
from indexes.embedders import get_embedder
from indexes.embedders.protocol import Embedder
from indexes.models import Office
from indexes.repositories import OfficeRepository
from indexes.settings import Settings
from indexes.snapshots import SnapshotStore
from tests.assist.suggestions.world import ALL, TODAY

Ask = Callable[..., Suggestion]

OFFICES = (
    Office(
        id="huesca",
        name="Oficina de Huesca",
        municipality="Huesca",
        province="Huesca",
        address="Plaza Cervantes, 1",
        phone="974 29 31 31",
        hours="lunes a viernes, de 9 a 14 horas",
    ),
    Office(id="jaca", name="Oficina de Jaca", municipality="Jaca", province="Huesca"),
)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder: Path = tmp_path_factory.mktemp("mundo")
    return Settings.load(folder, embedder="fake", organisation="Gobierno de Prueba")


@pytest.fixture(scope="session")
def embedder(settings: Settings) -> Embedder:
    return get_embedder(settings)


@pytest.fixture(scope="session")
def store(settings: Settings, embedder: Embedder) -> SnapshotStore:
    store = SnapshotStore(settings.snapshots_dir, embedder)
    vectors = embedder.encode_passages([f"{p.context}\n{p.text}" for p in ALL])
    store.switch(store.write(ALL, vectors).id)
    return store


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Engine:
    engine = open_database(settings)
    with session_scope(engine) as session:
        for office in OFFICES:
            OfficeRepository(session).save(office)
    return engine


@pytest.fixture(scope="session")
def knowledge(store: SnapshotStore) -> Knowledge:
    return knowledge_of(store.current())


@pytest.fixture(scope="session")
def service(
    settings: Settings, store: SnapshotStore, embedder: Embedder, engine: Engine
) -> SuggestionService:
    return SuggestionService(settings, store, embedder, engine, today=lambda: TODAY)


@pytest.fixture(scope="session")
def ask(service: SuggestionService) -> Ask:
    def ask(query: str, **fields: Any) -> Suggestion:
        return service.suggest(SuggestionRequest(query=query, **fields))

    return ask


@pytest.fixture(scope="session")
def start(settings: Settings, knowledge: Knowledge, embedder: Embedder) -> Callable[..., Context]:
    """A context before its first stage."""

    def start(query: str = "", **fields: Any) -> Context:
        request = SuggestionRequest(query=query or None, **fields)
        return Context(request, Resources(settings, knowledge, embedder, TODAY))

    return start
