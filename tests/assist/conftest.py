"""A real service on a small snapshot of hand-made pages, with the fake embedder."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete

from assist.app import create_app
from indexes.database import open_database, session_scope
from indexes.keys import key_digest
from indexes.models import Office
from indexes.repositories import (
    DocumentRepository,
    KeyRepository,
    OfficeRepository,
    SourceRepository,
)
from indexes.settings import Settings
from indexes.tables import ApiKey, Source, SuggestionEvent, SuggestionRecord, now
from ingest.pipeline import reindex
from tests.assist.pages import ALLOWED_ORIGIN, PAGES, SEDE

if TYPE_CHECKING:
    from tests.assist.outgoing import Receiver

MakeClient = Callable[[str], TestClient]


@pytest.fixture(scope="session")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Three procedures and an office, extracted, stored and indexed as production does."""
    folder: Path = tmp_path_factory.mktemp("datos")
    settings = Settings.load(folder, embedder="fake", allowed_origins=(ALLOWED_ORIGIN,))
    engine = open_database(settings)
    with session_scope(engine) as session:
        SourceRepository(session).save(
            Source(name="sede", kind="sede", authority=30, start_urls=[f"{SEDE}/"])
        )
        OfficeRepository(session).save(
            Office(id="huesca", name="Oficina de Huesca", municipality="Huesca", province="Huesca")
        )
    with session_scope(engine) as session:
        for page in PAGES:
            DocumentRepository(session).save_extracted(
                "sede", page, digest=page.url, etag=None, last_modified=None, at=now()
            )
    engine.dispose()
    reindex(settings)
    return settings


@pytest.fixture
def client_as(knowledge: Settings) -> Iterator[MakeClient]:
    """`client_as("agent")` calls the service with a new key of that role."""
    with TestClient(create_app(knowledge)) as client:
        engine = client.app.state.resources.engine  # type: ignore[attr-defined]

        def make(role: str) -> TestClient:
            key = secrets.token_urlsafe(32)
            row = ApiKey(id=secrets.token_hex(8), name="prueba", role=role, digest=key_digest(key))
            with session_scope(engine) as session:
                KeyRepository(session).add(row)
            client.headers["Authorization"] = f"Bearer {key}"
            return client

        yield make


@pytest.fixture
def agent(client_as: MakeClient) -> TestClient:
    return client_as("agent")


@pytest.fixture
def editor(client_as: MakeClient) -> TestClient:
    return client_as("editor")


class Desk:
    """A service with a store of its own, and a client for every role."""

    def __init__(self, settings: Settings, app: FastAPI) -> None:
        self.settings = settings
        self.engine: Engine = app.state.resources.engine
        self._app = app
        self._clients: dict[str, TestClient] = {}

    def __call__(self, role: str) -> TestClient:
        if role not in self._clients:
            key = secrets.token_urlsafe(32)
            row = ApiKey(id=f"key_{role}", name=f"Una {role}", role=role, digest=key_digest(key))
            with session_scope(self.engine) as session:
                KeyRepository(session).add(row)
            headers = {"Authorization": f"Bearer {key}"}
            self._clients[role] = TestClient(self._app, headers=headers)
        return self._clients[role]

    @property
    def editor(self) -> TestClient:
        return self("editor")

    @property
    def agent(self) -> TestClient:
        return self("agent")


@pytest.fixture(scope="module")
def desk(knowledge: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """What editors change: a copy of the knowledge, shared by the tests of one file, in which
    nobody has asked anything yet."""
    folder = tmp_path_factory.mktemp("mesa") / "datos"
    shutil.copytree(knowledge.data_dir, folder)
    settings = Settings.load(folder, embedder="fake")
    app = create_app(settings)
    with TestClient(app):
        with session_scope(app.state.resources.engine) as session:
            session.execute(delete(SuggestionEvent))
            session.execute(delete(SuggestionRecord))
        yield Desk(settings, app)


@pytest.fixture(scope="session")
def told() -> Iterator[Receiver]:
    """A system on loopback that is told things."""
    from tests.assist.outgoing import Receiver

    with Receiver() as receiver:
        yield receiver


@pytest.fixture(scope="session")
def telling(
    knowledge: Settings, tmp_path_factory: pytest.TempPathFactory, told: Receiver
) -> Iterator[Desk]:
    """A service that tells others things, and wants approval in one office."""
    from tests.assist.outgoing import desk_with

    gateways = {f"notice_gateway_{one}": f"{told.url}/{one}" for one in ("app", "mail", "sms")}
    with desk_with(
        knowledge, tmp_path_factory, public_url="https://ventanilla.example.org",
        approval_offices=("teruel",), notice_quiet_from="00:00", notice_quiet_until="00:00",
        **gateways,
    ) as desk:  # fmt: skip
        yield desk
