"""How a crawl behaves towards a server in trouble: it waits longer and longer before it asks again,
and stops asking a host that only fails."""

from __future__ import annotations

import asyncio
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from ingest.spiders.failures import of_status
from ingest.spiders.guard import Refused

FIRST_WAIT_S = 0.5  # doubled at each further try
LONGEST_WAIT_S = 30.0
ENOUGH = 20  # failures of a host, one after the other, before it is left alone


class PatientRetries(RetryMiddleware):  # type: ignore[misc]  # scrapy is not typed
    """Scrapy's retries, each after a wait: what `Retry-After` asks for, or double the last."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        outcome: Request | Response = super().process_response(request, response)
        if isinstance(outcome, Request):
            await asyncio.sleep(wait_before(outcome, response.headers.get("Retry-After")))
        return outcome

    async def process_exception(self, request: Request, exception: Exception) -> Request | None:
        outcome: Request | None = super().process_exception(request, exception)
        if outcome is not None:
            await asyncio.sleep(wait_before(outcome))
        return outcome


def wait_before(retry: Request, asked: bytes | None = None) -> float:
    """Seconds. A date in `Retry-After` counts as nothing asked."""
    if asked is not None and asked.strip().isdigit():
        return min(float(asked), LONGEST_WAIT_S)
    times = int(retry.meta.get("retry_times", 1))
    return float(min(FIRST_WAIT_S * 2 ** (times - 1), LONGEST_WAIT_S))


class HostBreaker:
    """A circuit breaker by host. Once open it stays open for the rest of the crawl: the next crawl
    tries again, and nothing of the host counts as gone."""

    def __init__(self) -> None:
        self._failures: dict[str, int] = {}

    def process_request(self, request: Request) -> None:
        host = _host(request)
        if self._failures.get(host, 0) >= ENOUGH:
            raise Refused("host_down", host, transient=True)

    def process_response(self, request: Request, response: Response) -> Response:
        _, transient = of_status(response.status)
        self._count(request, failed=transient)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        if isinstance(exception, OSError) or "twisted" in type(exception).__module__:
            self._count(request, failed=True)

    def _count(self, request: Request, *, failed: bool) -> None:
        host = _host(request)
        self._failures[host] = self._failures.get(host, 0) + 1 if failed else 0


def _host(request: Request) -> str:
    parsed: Any = urlparse_cached(request)
    return str(parsed.netloc)
