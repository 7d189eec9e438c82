"""A receiver on loopback, and a service that is set up to tell it things."""

from __future__ import annotations

import json
import shutil
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assist.app import create_app
from indexes.settings import Settings
from tests.assist.conftest import Desk

Answer = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Received:
    path: str
    headers: dict[str, str]
    body: str

    @property
    def id(self) -> str:
        return self.headers["webhook-id"]

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        """Senders are killed on purpose."""


class Receiver:
    """Takes what comes, once for each id. `answer` says with what status, by path and id."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.requests: list[Received] = []
        self.taken: dict[str, Received] = {}
        self.attempts: Counter[str] = Counter()
        self.answer: Callable[[Received], Answer] = lambda _: (202, {})
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:  # as http.server wants it
                length = int(self.headers["content-length"])
                body = self.rfile.read(length).decode()
                if len(body.encode()) < length:
                    return  # the sender died on the way
                headers = {name.lower(): value for name, value in self.headers.items()}
                status, more = receiver.take(Received(self.path, headers, body))
                self.send_response(status)
                for name, value in (*more.items(), ("Content-Length", "0")):
                    self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self._server = _Server(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def take(self, request: Received) -> Answer:
        status, headers = self.answer(request)
        with self.lock:
            self.requests.append(request)
            self.attempts[request.id] += 1
            if status < 300:
                self.taken.setdefault(request.id, request)
        return status, headers

    def at(self, path: str) -> list[Received]:
        """What was taken there, in the order in which it came."""
        return [one for one in self.taken.values() if one.path == path]

    def __enter__(self) -> Receiver:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def desk_with(
    knowledge: Settings, tmp_path_factory: pytest.TempPathFactory, **settings: Any
) -> Iterator[Desk]:
    """A service on a copy of the knowledge, which may tell what is on loopback."""
    folder = tmp_path_factory.mktemp("servicio") / "datos"
    shutil.copytree(knowledge.data_dir, folder)
    loaded = Settings.load(
        folder, embedder="fake", outbound_allow_loopback=True, outbound_timeout_s=5, **settings
    )
    app = create_app(loaded)
    with TestClient(app):
        yield Desk(loaded, app)
