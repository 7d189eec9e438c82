"""Real servers on loopback, and settings that need no model."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from indexes.settings import Settings


@dataclass
class Answer:
    body: bytes | str = b""
    content_type: str | None = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0  # how long the body takes, in drips

    @property
    def data(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else self.body.encode()


class LocalSite:
    """Pages by path (with the query, if any); answers 304 to a known ETag. `asked` is the log."""

    def __init__(self) -> None:
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[tuple[str, int]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def log_message(self, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, *args: Any) -> None:
                """A client that hangs up is no news."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True, args=(0.02,))
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    def add(
        self,
        path: str,
        body: bytes | str = b"",
        content_type: str | None = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> None:
        """Underscores in the names of headers stand for dashes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Answer(body, content_type, status, named)

    def statuses(self, path: str) -> list[int]:
        return [status for asked, status in self.asked if asked == path]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        found = self.pages.get(handler.path, Answer("<h1>No existe</h1>", status=404))
        answer = found() if callable(found) else found
        etag = answer.headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            answer = Answer(b"", None, 304, {"ETag": etag})
        self.asked.append((handler.path, answer.status))
        data = answer.data
        try:
            handler.send_response(answer.status)
            if answer.content_type:
                handler.send_header("Content-Type", answer.content_type)
            for name, value in answer.headers.items():
                handler.send_header(name, value)
            if "Content-Length" not in answer.headers:
                handler.send_header("Content-Length", str(len(data)))
            handler.end_headers()
            self._send(handler, data, answer.seconds)
            handler.close_connection = "Content-Length" in answer.headers
        except (BrokenPipeError, ConnectionResetError):
            pass

    @staticmethod
    def _send(handler: BaseHTTPRequestHandler, data: bytes, seconds: float) -> None:
        if not seconds:
            handler.wfile.write(data)
            return
        for place in range(len(data)):
            handler.wfile.write(data[place : place + 1])
            time.sleep(seconds / len(data))

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def new_site() -> Iterator[Callable[[], LocalSite]]:
    sites: list[LocalSite] = []

    def make() -> LocalSite:
        sites.append(LocalSite())
        return sites[-1]

    yield make
    for site in sites:
        site.close()


@pytest.fixture
def site(new_site: Callable[[], LocalSite]) -> LocalSite:
    return new_site()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", cache_dir=tmp_path / "cache", embedder="fake")


def page(title: str, *paragraphs: str, head: str = "", links: tuple[str, ...] = ()) -> str:
    """A plain page with a title, paragraphs and links."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    anchors = "".join(f'<li><a href="{link}">{link}</a></li>' for link in links)
    return (
        f'<!doctype html><html lang="es"><head><title>{title}</title>{head}</head>'
        f"<body><main><h1>{title}</h1>{text}<ul>{anchors}</ul></main></body></html>"
    )


@pytest.fixture
def html() -> Callable[..., str]:
    return page
