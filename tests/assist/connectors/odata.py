"""Dataverse on loopback, as far as its Web API is used: tokens, pages, change tracking, limits."""

from __future__ import annotations

import ipaddress
import json
import ssl
import threading
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

CLIENT, SECRET, TENANT = "aplicacion", "secreto-de-la-aplicacion", "gobierno"
API = "/api/data/v9.2/"
Answer = tuple[int, dict[str, str], Any]


class Refusal(Exception):
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.answer: Answer = (status, {}, {"error": {"code": code, "message": message}})


class Stub:
    """`tables`: rows by entity set and id, each with the number of the change that made it what it
    is. `before` may answer a request instead, e.g. with 429."""

    def __init__(self, folder: Path) -> None:
        self.certificate = _certificate(folder)
        self.tables: dict[str, dict[str, dict[str, Any]]] = {}
        self.keys: dict[str, str] = {}
        self.gone: dict[str, list[tuple[int, str]]] = {}
        self.version = 1_000
        self.requests: list[tuple[str, str]] = []
        self.tokens_given = 0
        self.revoked: set[str] = set()
        self.written: dict[str, dict[str, Any]] = {}
        self.writes: Counter[str] = Counter()
        self.oldest_token = 0
        self.before: Callable[[str, str], Answer | None] = lambda _method, _url: None
        self.lock = threading.Lock()
        self._server = _server(self)
        self.url = f"https://localhost:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Stub:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def table(self, name: str, key: str) -> None:
        self.tables[name], self.keys[name], self.gone[name] = {}, key, []

    def put(self, table: str, **row: Any) -> None:
        with self.lock:
            self.version += 1
            full = {
                "modifiedon": _instant(self.version),
                "createdon": _instant(self.version),
                **row,
            }
            full["@odata.etag"] = f'W/"{self.version}"'
            self.tables[table][str(row.get(self.keys[table], f"?{self.version}"))] = full

    def delete(self, table: str, id: str) -> None:
        with self.lock:
            self.version += 1
            del self.tables[table][id]
            self.gone[table].append((self.version, id))

    def answer(self, method: str, url: str, headers: Any, body: bytes) -> Answer:
        with self.lock:
            self.requests.append((method, url))
            told = self.before(method, url)
            if told is not None:
                return told
            try:
                return self._answer(method, url, headers, body)
            except Refusal as refusal:
                return refusal.answer

    def _answer(self, method: str, url: str, headers: Any, body: bytes) -> Answer:
        path = urlsplit(url).path
        if path.endswith("/.well-known/openid-configuration"):
            return 200, {}, self._configuration()
        if path.endswith("/oauth2/v2.0/token"):
            return self._token(parse_qs(body.decode()))
        given = headers.get("authorization", "").removeprefix("Bearer ")
        if not given.startswith("token-") or given in self.revoked:
            raise Refusal(401, "0x80072560", "The token is expired.")
        if method == "PATCH":
            return self._write(path, headers, json.loads(body))
        return 200, {}, self._read(url, headers.get("prefer", ""))

    def _configuration(self) -> dict[str, str]:
        base = f"{self.url}/{TENANT}"
        return {
            "issuer": f"{base}/v2.0",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
        }

    def _token(self, form: dict[str, list[str]]) -> Answer:
        right = form.get("client_id") == [CLIENT] and form.get("client_secret") == [SECRET]
        if not right or form.get("scope") != [f"{self.url}/.default"]:
            return 401, {}, {"error": "invalid_client", "error_description": "AADSTS7000215"}
        self.tokens_given += 1
        token = f"token-{self.tokens_given}"
        return 200, {}, {"access_token": token, "token_type": "Bearer", "expires_in": 3600}

    def _read(self, url: str, prefer: str) -> dict[str, Any]:
        parts = urlsplit(url)
        table = parts.path.removeprefix(API)
        options = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if table not in self.tables:
            raise Refusal(404, "0x80060888", f"Resource not found for the segment '{table}'.")
        track = "odata.track-changes" in prefer or "$deltatoken" in options
        if track and {"$filter", "$orderby", "$expand", "$top"} & set(options):
            raise Refusal(400, "0x80060888", "Not supported with change tracking.")
        size = int(prefer.split("odata.maxpagesize=")[1].split(",")[0])
        return self._page(table, options, size, track=track)

    def _page(
        self, table: str, options: dict[str, str], size: int, *, track: bool
    ) -> dict[str, Any]:
        since, start, end = self._place(options)
        rows = self._changed(table, since, end) if track else self._chosen(table, options)
        shown = [self._shown(table, row, options) for _, row in rows[start : start + size]]
        context = f"{self.url}{API}$metadata#{table}"
        answer: dict[str, Any] = {"@odata.context": context, "value": shown}
        base = f"{self.url}{API}{table}?"
        kept = "&".join(
            f"{k}={quote(v)}" for k, v in options.items() if k[1:6] not in ("skipt", "delta")
        )
        if start + size < len(rows):
            token = quote(f"{since}.{start + size}.{end}")
            answer["@odata.nextLink"] = f"{base}{kept}&$skiptoken={token}" + (
                "&$deltatoken=page" if track else ""
            )
        elif track:
            answer["@odata.deltaLink"] = f"{base}{kept}&$deltatoken={end}"
        return answer

    def _place(self, options: dict[str, str]) -> tuple[int, int, int]:
        """Since which change, from which row on, up to which change."""
        if "$skiptoken" in options:
            since, start, end = map(int, unquote(options["$skiptoken"]).split("."))
            return since, start, end
        since = int(options.get("$deltatoken", "0"))
        if since and since < self.oldest_token:
            raise Refusal(
                400, "0x80044352", "The version stamp associated with the client has expired."
            )
        return since, 0, self.version

    def _changed(self, table: str, since: int, end: int) -> list[tuple[int, dict[str, Any]]]:
        context = f"{self.url}{API}$metadata#{table}/$deletedEntity"
        rows = [(_number(row), row) for row in self.tables[table].values()]
        gone = [
            (number, {"@odata.context": context, "id": id, "reason": "deleted"})
            for number, id in self.gone[table]
            if since
        ]
        found = [(number, row) for number, row in (*rows, *gone) if since < number <= end]
        return sorted(found, key=lambda one: one[0])

    def _chosen(self, table: str, options: dict[str, str]) -> list[tuple[int, dict[str, Any]]]:
        """`modifiedon ge …` is the only comparison; the rest of a filter is taken as true."""
        rows = [(_number(row), row) for row in self.tables[table].values()]
        text = options.get("$filter", "")
        if "modifiedon ge " in text:
            since = text.split("modifiedon ge ")[1].split(" ")[0]
            limit = datetime.fromisoformat(since)
            rows = [r for r in rows if datetime.fromisoformat(r[1]["modifiedon"]) >= limit]
        assert options.get("$orderby", "").startswith("modifiedon asc")
        return sorted(rows, key=lambda one: (one[1]["modifiedon"], one[0]))

    def _shown(self, table: str, row: dict[str, Any], options: dict[str, str]) -> dict[str, Any]:
        if "reason" in row:
            return row
        wanted = {*options.get("$select", "").split(","), self.keys[table]}
        if "$expand" in options:
            wanted.add(options["$expand"].split("(")[0])
        return {k: v for k, v in row.items() if "@" in k or k in wanted}

    def _write(self, path: str, headers: Any, values: dict[str, Any]) -> Answer:
        name = path.removeprefix(API)
        table, _, key = name.rstrip(")").partition("(")
        exists = name in self.written or key in self.tables.get(table, {})
        if headers.get("if-match") == "*" and not exists:
            raise Refusal(404, "0x80040217", "Does not exist.")
        self.written[name] = values
        self.writes[name] += 1
        return 204, {"OData-EntityId": f"{self.url}{path}"}, None


def _number(row: dict[str, Any]) -> int:
    return int(row["@odata.etag"].split('"')[1])


def _instant(version: int) -> str:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=version)
    return at.isoformat().replace("+00:00", "Z")


def _server(stub: Stub) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _do(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, more, content = stub.answer(self.command, self.path, headers, body)
            sent = b"" if content is None else json.dumps(content).encode()
            self.send_response(status)
            for name, value in {**more, "Content-Length": str(len(sent))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        do_GET = _do  # noqa: N815  # as http.server wants them
        do_POST = _do  # noqa: N815
        do_PATCH = _do  # noqa: N815

        def log_message(self, *_: object) -> None: ...

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, *_: object) -> None:
            """Those who ask are killed on purpose."""

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(stub.certificate)
    server.socket = context.wrap_socket(
        server.socket, server_side=True, do_handshake_on_connect=False
    )
    return server


def _certificate(folder: Path) -> Path:
    """Of its own authority: who wants to talk to it trusts this file (`SSL_CERT_FILE`)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    today = datetime.now(UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today - timedelta(days=1))
        .not_valid_after(today + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "dataverse.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    return path
