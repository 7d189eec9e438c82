"""A real HTTP server on loopback that speaks the chat completions protocol."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

_PIECE = 20  # characters


@dataclass
class ChatServer:
    """`answer` is what the model says; `status` and `delay_s` are how it fails. `endless`: it never
    stops writing, `pause_s` between two pieces."""

    url: str = ""
    answer: str = ""
    status: int = 200
    delay_s: float = 0.0
    endless: bool = False
    pause_s: float = 0.0
    left: threading.Event = field(default_factory=threading.Event)  # the caller hung up
    requests: list[dict[str, Any]] = field(default_factory=list)

    def say(self, *sentences: tuple[str, list[str]]) -> None:
        told = [{"text": text, "sources": sources} for text, sources in sentences]
        self.answer = json.dumps({"sentences": told}, ensure_ascii=False)


def _handler(server: ChatServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.requests.append(json.loads(body))
            time.sleep(server.delay_s)
            try:
                self.send_response(server.status)
                self.send_header("Content-Type", "text/event-stream")
                self.send_header("Connection", "close")
                self.end_headers()
                for piece in _pieces(server):
                    self.wfile.write(f"data: {json.dumps(piece)}\n\n".encode())
                    self.wfile.flush()
                    time.sleep(server.pause_s)
                self.wfile.write(b"data: [DONE]\n\n")
            except OSError:
                server.left.set()  # the caller gave up waiting, which is what is tested

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler


def _pieces(server: ChatServer) -> Iterator[dict[str, Any]]:
    if server.endless:
        yield from (_piece({"content": server.answer}) for _ in iter(int, 1))
    else:
        for start in range(0, len(server.answer), _PIECE):
            yield _piece({"content": server.answer[start : start + _PIECE]})
    yield _piece({}, "stop")


def _piece(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion.chunk",
        "created": 0,
        "model": "prueba",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish}],
    }


@pytest.fixture
def chat_server() -> Iterator[ChatServer]:
    state = ChatServer()
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(state))
    http.daemon_threads = True
    state.url = f"http://127.0.0.1:{http.server_address[1]}/v1"
    thread = threading.Thread(target=http.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield state
    http.shutdown()
    http.server_close()
    thread.join()
