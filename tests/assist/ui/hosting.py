"""Plain host pages on other origins than the service's."""

from __future__ import annotations

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

# What the README of assist/ui tells integrators to write.
FRAMING = """<!doctype html><html lang="es"><title>Anfitrión</title><body>
<textarea id="reply" aria-label="Respuesta"></textarea>
<iframe id="v" src="{service}/ui/sidebar?office=huesca" title="Ventanilla" width="420" height="700"
  allow="clipboard-write"></iframe>
<script>
  const received = [];
  const frame = document.getElementById("v");
  const send = (message) => frame.contentWindow.postMessage(message, "{service}");
  addEventListener("message", ({{ source, data, origin }}) => {{
    if (source !== frame.contentWindow || origin !== "{service}") return;
    received.push(data);
    if (data.type === "ventanilla:insert") document.getElementById("reply").value = data.text;
    if (data.type === "ventanilla:resize") frame.style.height = `${{data.height}}px`;
  }});
</script></body></html>"""

HOLDING = """<!doctype html><html lang="es"><title>Anfitrión</title><body>
<ventanilla-sidebar office="teruel" channel="phone"></ventanilla-sidebar>
<script type="module" src="{service}/ui/sidebar.js"></script>
<script>
  const received = [];
  for (const name of ["ready", "insert", "resize"])
    addEventListener("ventanilla:" + name, ({{ type, detail }}) => received.push([type, detail]));
</script></body></html>"""

# A neighbour of the sidebar's frame in the same page, from an origin that nobody allowed.
INTRUDING = """<!doctype html><html lang="es"><title>Intruso</title><script>
  const message = {{ type: "ventanilla:context", interaction_id: "x", channel: "sms",
    conversation: [{{ role: "citizen", text: "texto del intruso" }}] }};
  for (let i = 0; i < parent.frames.length; i++) parent.frames[i].postMessage(message, "*");
</script></html>"""

PAGES = {"/framing": FRAMING, "/holding": HOLDING, "/intruding": INTRUDING}


class HostPages:
    """`allowed` and `intruder` are origins. `address(origin, page, service)` fills a page in."""

    def __enter__(self) -> Self:
        self._servers = [ThreadingHTTPServer(("127.0.0.1", 0), _handler(PAGES)) for _ in range(2)]
        self._threads = [
            threading.Thread(target=server.serve_forever, daemon=True) for server in self._servers
        ]
        for thread in self._threads:
            thread.start()
        self.allowed, self.intruder = (
            f"http://127.0.0.1:{server.server_port}" for server in self._servers
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for server, thread in zip(self._servers, self._threads, strict=True):
            server.shutdown()
            thread.join()
            server.server_close()

    def address(self, origin: str, page: str, service: str) -> str:
        return f"{origin}/{page}?{service}"


def _handler(pages: dict[str, str]) -> Callable[..., BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path, _, service = self.path.partition("?")
            page = pages.get(path)
            body = page.format(service=service).encode() if page else b""
            self.send_response(200 if page else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
