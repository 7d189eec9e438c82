"""A stand-in for a Dynamics 365 case form: the client API that the web resources use, as
documented, with a form, side panes that load web resources, e-mails and a Custom API.

Source: learn.microsoft.com, Power Apps, Client API reference (Xrm.App.sidePanes.createPane,
getPane, pane.navigate, Xrm.WebApi.retrieveMultipleRecords, Xrm.WebApi.online.execute,
executionContext.getFormContext, formContext.data.addOnLoad)."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

import httpx

DIST = Path(__file__).parents[3] / "assist" / "ui" / "dist" / "dynamics365"
WEB_RESOURCES = "/WebResources/ven_/ventanilla/"
_TYPES = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
}

_FORM = """<!doctype html><html lang="es"><title>Caso</title><body>
<label>Respuesta <textarea id="ven_reply" rows="8" cols="60"></textarea></label>
<aside id="panes" aria-label="Paneles"></aside>
<script>
  const emails = %(emails)s, cases = %(cases)s;
  let shown = 0;
  const loads = [];
  const columns = {
    ven_reply: {
      getValue: () => document.getElementById("ven_reply").value || null,
      setValue: (value) => { document.getElementById("ven_reply").value = value; },
    },
    description: { getValue: () => cases[shown].description, setValue() {} },
    caseorigincode: { getValue: () => cases[shown].origin, setValue() {} },
    createdon: { getValue: () => new Date("2026-11-20T08:00:00Z"), setValue() {} },
  };
  const form = {
    data: {
      entity: { getId: () => cases[shown].id, getEntityName: () => "incident" },
      addOnLoad: (handler) => { loads.push(handler); },
    },
    getAttribute: (name) => columns[name] ?? null,
  };
  const panes = new Map();
  window.Xrm = {
    App: { sidePanes: {
      state: 1,
      getPane: (id) => panes.get(id),
      createPane: async (options) => {
        const frame = document.createElement("iframe");
        frame.width = options.width; frame.height = 800; frame.title = options.title;
        document.getElementById("panes").append(frame);
        const pane = { paneId: options.paneId, select() {}, close() {},
          navigate: async ({ pageType, webresourceName, data }) => {
            if (pageType !== "webresource") throw new Error(pageType);
            frame.src = `/WebResources/${webresourceName}?data=${encodeURIComponent(data)}`;
          } };
        panes.set(options.paneId, pane);
        return pane;
      },
    } },
    WebApi: {
      retrieveMultipleRecords: async (entity, options) => {
        const id = /_regardingobjectid_value eq ([0-9a-f-]+)/.exec(options)[1];
        return { entities: emails.filter((email) => email.case === id) };
      },
      online: { execute: async (request) => {
        const { operationName, parameterTypes } = request.getMetadata();
        const values = Object.keys(parameterTypes).map((name) => [name, request[name]]);
        return fetch(`/api/data/v9.2/${operationName}?${new URLSearchParams(values)}`,
          { method: "POST" });
      } },
    },
  };
  function show(index) { shown = index; loads.forEach((handler) => handler()); }
</script>
<script src="/WebResources/ven_/ventanilla/form.js"></script>
<script>
  const settings = JSON.stringify({ service: %(service)s, tokenApi: "ven_VentanillaToken",
    office: "huesca", reply: "ven_reply" });
  const load = Ventanilla.onLoad({ getFormContext: () => form }, settings);
</script></body></html>"""


class Dynamics:
    """`with Dynamics(...) as crm`: the case form is at `crm.address`."""

    def __init__(
        self,
        cases: list[dict[str, Any]],
        emails: list[dict[str, Any]],
    ) -> None:
        self._cases, self._emails = cases, emails
        self._form = ""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def form(self, service: str, host_key: str) -> str:
        """The address of the case form, set up for a service. The Custom API asks the service for
        a session with the key of the host, which stays on this side."""
        self._service, self._host_key = service, host_key
        values = {"emails": self._emails, "cases": self._cases, "service": f"{service}/"}
        self._form = _FORM % {name: _script(value) for name, value in values.items()}
        return f"{self.origin}/main.aspx"

    def _read(self, path: str) -> tuple[str, bytes] | None:
        if path == "/main.aspx":
            return "text/html", self._form.encode()
        file = DIST / path.removeprefix(WEB_RESOURCES)
        if not path.startswith(WEB_RESOURCES) or not file.is_file():
            return None
        return _TYPES[file.suffix], file.read_bytes()

    def _session(self, interaction: str) -> tuple[int, bytes]:
        who = {"agent": "ana", "office": "huesca", "interaction": interaction}
        key = {"Authorization": f"Bearer {self._host_key}"}
        answer = httpx.post(f"{self._service}/v1/sessions", json=who, headers=key)
        return answer.status_code, answer.content

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        read, session = self._read, self._session

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                kind, body = read(urlsplit(self.path).path) or ("text/plain", b"")
                self._answer(200 if body else 404, kind, body)

            def do_POST(self) -> None:
                interaction = parse_qs(urlsplit(self.path).query)["Interaction"][0]
                status, body = session(interaction)
                self._answer(status, "application/json", body)

            def _answer(self, status: int, kind: str, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", f"{kind}; charset=utf-8")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


def _script(value: object) -> str:
    """JSON that cannot end the script it stands in."""
    return json.dumps(value).replace("<", "\\u003c")
