"""Where messages may go."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from assist.outbox.errors import AddressRefused
from assist.outbox.guard import check_address, guarded_client


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/", "ftp://example.org/", "https://", "//example.org", "texto",
        "https://ana:clave@example.org/", "https://example.org:puerto/", "https://[::1", "",
        "https://127.0.0.1/", "https://localhost/", "https://LOCALHOST./", "https://a.localhost/",
        "https://10.0.0.1/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data/",
        "https://[::1]/", "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://0.0.0.0/",
    ],
)  # fmt: skip
def test_subscriptions_may_not_point_inside_nor_go_in_the_clear(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(url, trusted=False, loopback=False)


@pytest.mark.parametrize(
    ("url", "trusted", "loopback"),
    [
        ("https://example.org/hook?x=1", False, False),
        ("https://93.184.216.34/", False, False),
        ("https://10.1.2.3/pasarela", True, False),
        ("http://127.0.0.1:8080/", False, True),
        ("http://localhost/", True, True),
    ],
)
def test_addresses_that_may_be_reached(url: str, trusted: bool, loopback: bool) -> None:
    check_address(url, trusted=trusted, loopback=loopback)


def test_a_trusted_address_needs_tls_all_the_same() -> None:
    with pytest.raises(AddressRefused):
        check_address("http://10.1.2.3/", trusted=True, loopback=True)


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "::1", "fe80::1%1"])
def test_a_name_that_leads_inside_is_refused_when_connecting(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """A record may have changed since the subscription was checked."""

    def resolved(*_: Any, **__: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 443))]

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    with (
        guarded_client(trusted=False, loopback=False, timeout_s=1) as client,
        pytest.raises(AddressRefused),
    ):
        client.post("https://hook.example.org/")
