"""Where messages may go: over TLS, and to no private address unless the settings name it. Checked
on the address that a name resolves to, at the moment of connecting."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import httpcore
import httpx

from assist.outbox.errors import AddressRefused
from indexes.addresses import is_loopback, is_private
from prompts.catalogue import catalogue

_LOCAL = ("localhost", ".localhost")


def check_address(url: str, *, trusted: bool, loopback: bool) -> None:
    """What an address says by itself. Raises AddressRefused."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".").lower()
        parts.port  # noqa: B018  # raises ValueError
    except ValueError:
        raise _refused("malformed") from None
    if not host or parts.scheme not in ("https", "http") or parts.username or parts.fragment:
        raise _refused("malformed")
    local = is_loopback(host) or host.endswith(_LOCAL)
    if parts.scheme == "http" and not (local and loopback):
        raise _refused("no_tls")
    if local and not loopback:
        raise _refused("private")
    if is_private(host) and not (local or trusted):
        raise _refused("private")


def guarded_client(*, trusted: bool, loopback: bool, timeout_s: float) -> httpx.Client:
    """Follows no redirects, and takes no proxy from the environment: it would look up the names."""
    return httpx.Client(
        transport=_GuardedTransport(_Guard(trusted, loopback)),
        timeout=timeout_s,
        follow_redirects=False,
        trust_env=False,
        headers={"User-Agent": "Ventanilla"},
    )


class _Guard(httpcore.NetworkBackend):
    """Connects to the address that was checked, not to what the name says the next time."""

    def __init__(self, trusted: bool, loopback: bool) -> None:
        self._trusted = trusted
        self._loopback = loopback
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = self._checked(host, port)
        return self._backend.connect_tcp(address, port, timeout, local_address, socket_options)

    def _checked(self, host: str, port: int) -> str:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        addresses = [str(one[4][0]) for one in found]
        if not addresses or not all(map(self._may_reach, addresses)):
            raise _refused("private")
        return addresses[0]

    def _may_reach(self, address: str) -> bool:
        if is_loopback(address):
            return self._loopback
        return self._trusted or not is_private(address)


class _GuardedTransport(httpx.HTTPTransport):
    def __init__(self, guard: _Guard) -> None:
        super().__init__(trust_env=False)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=ssl.create_default_context(), network_backend=guard, max_connections=32
        )


def _refused(why: str) -> AddressRefused:
    return AddressRefused(catalogue("outbox")["refused"][why])
