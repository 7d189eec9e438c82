"""A site on loopback that answers the first requests, and the others only when it is told to."""

from __future__ import annotations

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

PAGES = 12
FREE = 4  # requests that are answered at once


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Those who stop reading in the middle are what is tested."""


class GatedSite:
    def __init__(self) -> None:
        self.gate = threading.Event()
        self.asked: Counter[str] = Counter()
        self._counting = threading.Lock()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, format: str, *args: Any) -> None:
                """Silent."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, request: BaseHTTPRequestHandler) -> None:
        path = request.path
        if path == "/robots.txt":
            request.send_error(404)
            return
        number = int(path.strip("/") or 0)
        with self._counting:
            self.asked[path] += 1
            free = self.asked.total() <= FREE
        if not free:
            self.gate.wait()
        links = "".join(f'<a href="/{n}">Página {n}</a>' for n in range(1, PAGES))
        text = f"La página número {number} explica con detalle el trámite número {number}."
        body = (
            f"<html lang=es><title>Trámite {number}</title><main><h1>Trámite {number}</h1>"
            f"<p>{text}</p><p>{links if number == 0 else ''}</p></main></html>"
        ).encode()
        try:
            request.send_response(200)
            request.send_header("Content-Type", "text/html; charset=utf-8")
            request.send_header("Content-Length", str(len(body)))
            request.end_headers()
            request.wfile.write(body)
        except OSError:
            """The crawl was cancelled meanwhile."""
