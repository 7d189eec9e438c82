"""Sends one request, and says what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

import httpx
from standardwebhooks.webhooks import Webhook

from assist.outbox.backoff import retry_after
from assist.outbox.errors import AddressRefused
from assist.outbox.guard import check_address, guarded_client
from assist.outbox.outgoing import Outgoing
from indexes.settings import Settings
from indexes.tables import now
from prompts.catalogue import catalogue

_TRANSIENT = frozenset({408, 425, 429})  # and all of 5xx
_GONE = 410


@dataclass(frozen=True, slots=True)
class Outcome:
    """`retry`: it may work later, not before `wait`. `gone`: nobody is there any more."""

    kind: Literal["delivered", "retry", "failed"]
    error: str = ""
    status: int | None = None
    wait: timedelta | None = None
    gone: bool = False


class Sender:
    """Shared by threads."""

    def __init__(self, settings: Settings) -> None:
        self._loopback = settings.outbound_allow_loopback
        self._clients = {
            trusted: guarded_client(
                trusted=trusted, loopback=self._loopback, timeout_s=settings.outbound_timeout_s
            )
            for trusted in (True, False)
        }

    def close(self) -> None:
        for client in self._clients.values():
            client.close()

    def send(self, message_id: str, request: Outgoing) -> Outcome:
        """Never raises for what the other side does."""
        try:
            check_address(request.url, trusted=request.trusted, loopback=self._loopback)
            headers = _headers(message_id, request, now())
            with self._clients[request.trusted].stream(
                request.method, request.url, content=request.body.encode(), headers=headers
            ) as response:
                return _told(response, request.later)
        except AddressRefused as error:
            return Outcome("failed", str(error))
        except (httpx.TransportError, httpx.InvalidURL, OSError) as error:
            said = catalogue("outbox")["sending"]["unreachable"]
            return Outcome("retry", said.format(kind=type(error).__name__))


def _headers(message_id: str, request: Outgoing, at: datetime) -> dict[str, str]:
    """The id is the same at every attempt: whoever has seen it need not look at it again."""
    headers = {
        **request.headers,
        "Content-Type": request.media_type,
        "Idempotency-Key": message_id,
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
    }
    if request.secrets:
        signed = (Webhook(one).sign(message_id, at, request.body) for one in request.secrets)
        headers["webhook-signature"] = " ".join(signed)
    return headers


def _told(response: httpx.Response, later: frozenset[int]) -> Outcome:
    """By its status alone: what else it says is not read."""
    status = response.status_code
    if response.is_success:
        return Outcome("delivered", status=status)
    error = catalogue("outbox")["sending"]["status"].format(status=status)
    if status in _TRANSIENT | later or response.is_server_error:
        return Outcome(
            "retry", error, status, retry_after(response.headers.get("retry-after"), now())
        )
    return Outcome("failed", error, status, gone=status == _GONE)
