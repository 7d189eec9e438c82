"""What the demonstration asks of the running service, over HTTP as any other program would."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

import httpx

from ingest.demo.errors import JobFailed, ServiceRefused

START_TIMEOUT_S = 180  # a machine may have more to do
ANSWER_TIMEOUT_S = 300  # the first question after a crawl waits for all that is read only once
POLL_S = 0.3
ENDED = ("done", "failed", "cancelled")

Check = Callable[[], None]  # raises when a process that is waited for has ended
Watch = Callable[[dict[str, Any]], None]  # is shown the job's row


class Service:
    """A client of one running service. Raises ServiceRefused with the problem it answers, or where
    it does not answer."""

    def __init__(self, url: str, timeout: float = ANSWER_TIMEOUT_S) -> None:
        self._client = httpx.Client(base_url=url, timeout=timeout, trust_env=False)

    def wait(self, check: Check) -> None:
        """Until it answers. Raises what `check` raises, or ServiceRefused after three minutes."""
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            check()
            try:
                self._client.get("/health/live", timeout=2).raise_for_status()
            except httpx.TransportError:
                time.sleep(POLL_S)
            else:
                return
        raise ServiceRefused("el servicio no responde")

    def crawl(self, sources: Sequence[str], key: str, check: Check, watch: Watch) -> dict[str, Any]:
        """Enqueues the crawl and waits for its end: the job's row. Raises JobFailed."""
        body = {"kind": "crawl", "sources": list(sources), "reindex": True}
        job = self._call("POST", "/v1/jobs", key, body)
        while job["state"] not in ENDED:
            check()
            watch(job)
            time.sleep(POLL_S)
            job = self._call("GET", f"/v1/jobs/{job['id']}", key)
        watch(job)
        if job["state"] != "done":
            raise JobFailed(job["error"] or "el rastreo se canceló")
        return job

    def suggest(self, query: str, key: str, *, office: str, channel: str) -> dict[str, Any]:
        body = {"query": query, "office": office, "channel": channel}
        return self._call("POST", "/v1/suggestions", key, body)

    def post(self, path: str, key: str, body: Any) -> dict[str, Any]:
        return self._call("POST", path, key, body)

    def post_mail(self, path: str, key: str, mail: bytes) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {key}", "Content-Type": "message/rfc822"}
        return _read(self._send("POST", path, content=mail, headers=headers))

    def answer_survey(self, link: str, score: int, comment: str) -> None:
        """As the citizen does, who has only the link."""
        path = httpx.URL(link).path
        answer = self._send("POST", path, data={"score": str(score), "comment": comment})
        if answer.is_error:
            raise ServiceRefused(f"POST {path}: {answer.status_code}")

    def _call(self, method: str, path: str, key: str, body: Any = None) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer {key}"}
        return _read(self._send(method, path, json=body, headers=headers))

    def _send(self, method: str, path: str, **content: Any) -> httpx.Response:
        try:
            return self._client.request(method, path, **content)
        except httpx.TransportError as error:
            raise ServiceRefused(f"{method} {path}: el servicio no responde ({error})") from error

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _read(answer: httpx.Response) -> dict[str, Any]:
    if answer.is_error:
        asked = f"{answer.request.method} {answer.request.url.path}"
        raise ServiceRefused(f"{asked}: {answer.status_code} {answer.text}")
    data: dict[str, Any] = answer.json()
    return data
