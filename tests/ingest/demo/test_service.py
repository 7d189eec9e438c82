"""The demo's client against the real web application, without a worker."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from assist.app import create_app
from indexes.database import open_database, session_scope
from indexes.jobs import run_job
from indexes.repositories import JobRepository
from indexes.settings import Settings
from ingest.demo.errors import JobFailed, ProcessEnded, ServiceRefused
from ingest.demo.ports import free_port
from ingest.demo.preparation import Prepared, prepare
from ingest.demo.service import Service


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    made = Settings.load(tmp_path, embedder="fake", port=free_port(0))
    open_database(made).dispose()
    return made


@pytest.fixture
def prepared(settings: Settings) -> Prepared:
    return prepare(settings, "http://127.0.0.1:1", "http://127.0.0.1:2")


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    config = uvicorn.Config(
        create_app(settings), host="127.0.0.1", port=settings.port, log_level="error"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    with Service(f"http://127.0.0.1:{settings.port}") as client:
        client.wait(nothing)
        yield client
    server.should_exit = True
    thread.join()


def nothing() -> None:
    """All processes are there."""


class WorkOnFirstLook:
    """Does the queued job as a worker would, when the client first looks at it."""

    def __init__(self, settings: Settings, handler: Any) -> None:
        self._settings = settings
        self._handler = handler
        self.seen: list[str] = []

    def __call__(self, job: dict[str, Any]) -> None:
        self.seen.append(job["state"])
        if len(self.seen) == 1:
            run_job(self._settings, job["id"], {"crawl": self._handler}, worker="test")


def test_crawl_is_a_job_that_is_followed_to_its_end(
    settings: Settings, prepared: Prepared, service: Service
) -> None:
    watch = WorkOnFirstLook(settings, lambda context: {"asked": context.payload["sources"]})
    job = service.crawl(prepared.sources, prepared.editor_key, nothing, watch)
    assert job["result"] == {"asked": ["portal", "sede"]}
    assert (watch.seen[0], watch.seen[-1]) == ("queued", "done")


def test_failed_crawl_says_why(settings: Settings, prepared: Prepared, service: Service) -> None:
    def fail(context: Any) -> dict[str, Any]:
        raise ProcessEnded("crawl", 3, "sin red")

    watch = WorkOnFirstLook(settings, fail)
    with pytest.raises(JobFailed, match="sin red"):
        service.crawl(["sede"], prepared.editor_key, nothing, watch)


def test_wrong_key_is_refused_and_nothing_is_queued(settings: Settings, service: Service) -> None:
    with pytest.raises(ServiceRefused, match="401"):
        service.crawl(["sede"], "vnt_wrong", nothing, lambda job: None)
    engine = open_database(settings)
    with session_scope(engine) as session:
        assert JobRepository(session).list() == []
    engine.dispose()


def test_ended_process_ends_the_wait(settings: Settings) -> None:
    def ended() -> None:
        raise ProcessEnded("serve", 1, "puerto ocupado")

    with (
        Service(f"http://127.0.0.1:{settings.port}") as client,
        pytest.raises(ProcessEnded, match="puerto ocupado"),
    ):
        client.wait(ended)


def test_service_that_takes_too_long_is_an_error_that_says_so() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,  # takes calls and answers none
        Service(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.1) as client,
        pytest.raises(ServiceRefused, match="POST /v1/suggestions: el servicio no responde"),
    ):
        client.suggest("¿Cuánto cuesta?", "vnt_key", office="huesca", channel="email")
