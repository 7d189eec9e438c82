"""Serves the two demonstration sites on loopback, from threads of this process."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from ingest.demo.build import build_sites
from ingest.demo.content import CONTENT
from ingest.demo.site import Resource, Site

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Request:
    """One request as the server saw it."""

    site: str
    method: str
    target: str
    status: int
    host: str


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Demo"
    sys_version = ""
    wbufsize = 1 << 16  # head and body in one packet: two would wait for each other's receipt
    disable_nagle_algorithm = True
    site: ClassVar[Site]
    log: ClassVar[deque[Request]]

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def _answer(self, *, with_body: bool) -> None:
        location = self.site.redirects.get(self.path)
        if location is not None:
            self._send(HTTPStatus.MOVED_PERMANENTLY, {"Location": location}, b"")
            return
        resource = self.site.find(self.path)
        headers = _headers(resource)
        if resource.status == HTTPStatus.OK and self._is_fresh(resource):
            self._send(HTTPStatus.NOT_MODIFIED, headers, None)
            return
        headers["Content-Type"] = resource.content_type
        self._send(resource.status, headers, resource.body, with_body=with_body)

    def _is_fresh(self, resource: Resource) -> bool:
        """RFC 9110, 13.2.2: If-None-Match decides alone where it is given."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return resource.etag in known or "*" in known
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
            return resource.modified <= since
        except (TypeError, ValueError):  # absent, unreadable or without its zone: send the page
            return False

    def _send(
        self, status: int, headers: dict[str, str], body: bytes | None, *, with_body: bool = True
    ) -> None:
        request = Request(
            self.site.name, self.command, self.path, int(status), self.headers.get("Host", "")
        )
        self.log.append(request)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if body is not None:  # a 304 has neither body nor length
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if body and with_body:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are kept in `log`; the terminal belongs to the command that runs the demo."""


def _headers(resource: Resource) -> dict[str, str]:
    if resource.status != HTTPStatus.OK:
        return {}
    modified = format_datetime(resource.modified, usegmt=True)
    return {"ETag": resource.etag, "Last-Modified": modified, "Cache-Control": "no-cache"}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # kept-alive connections must not hold the close
    request_queue_size = 64


@dataclass
class DemoSites:
    """The two running sites. Also reachable as `localhost`: the second host of the same pages."""

    portal_url: str
    sede_url: str
    requests: deque[Request] = field(repr=False)
    _servers: list[_Server] = field(repr=False)
    _threads: list[threading.Thread] = field(repr=False)

    @property
    def mirror_url(self) -> str:
        """The sede under its second host name."""
        return second_host(self.sede_url)

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join(timeout=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def second_host(url: str) -> str:
    return url.replace(HOST, "localhost")


def start_demo_sites(
    portal_port: int = 0,
    sede_port: int = 0,
    *,
    content: Path = CONTENT,
    maintenance: bool = False,
) -> DemoSites:
    """Starts both sites on loopback; port 0 takes a free one. The URLs end without a slash.

    `content` is another content folder with the same layout; `maintenance` puts the maintenance
    banner on every page, which is no change of content. Raises OSError when a port is taken and
    RecordInvalid when the content is wrong.
    """
    portal = _Server((HOST, portal_port), _Handler)
    try:
        sede = _Server((HOST, sede_port), _Handler)
    except OSError:
        portal.server_close()
        raise
    urls = [f"http://{HOST}:{server.server_address[1]}" for server in (portal, sede)]
    try:
        sites = build_sites(urls[0], urls[1], content=content, maintenance=maintenance)
    except BaseException:
        portal.server_close()
        sede.server_close()
        raise
    log: deque[Request] = deque(maxlen=50_000)
    threads = [
        _serve(server, site, log) for server, site in zip((portal, sede), sites, strict=True)
    ]
    return DemoSites(urls[0], urls[1], log, [portal, sede], threads)


def _serve(server: _Server, site: Site, log: deque[Request]) -> threading.Thread:
    handler: Callable[..., BaseHTTPRequestHandler] = type(
        "Handler", (_Handler,), {"site": site, "log": log}
    )
    server.RequestHandlerClass = handler
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.name = f"demo-{site.name}"
    thread.start()
    return thread
