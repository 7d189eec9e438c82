from __future__ import annotations

import pytest

from ingest.sources import source_from_url
from ingest.spiders.child import delay_of
from ingest.spiders.guard import is_private, private_hosts


@pytest.mark.parametrize(
    ("address", "private"),
    [
        ("127.0.0.1", True), ("10.1.2.3", True), ("192.168.0.1", True), ("169.254.169.254", True),
        ("100.64.0.1", True), ("0.0.0.0", True), ("::1", True), ("[::1]", True),
        ("::ffff:127.0.0.1", True), ("fe80::1", True), ("fd00::1", True),
        ("8.8.8.8", False), ("2606:4700::1111", False), ("www.aragon.es", False), ("", False),
    ],
)  # fmt: skip
def test_private_addresses_are_known(address: str, private: bool) -> None:
    assert is_private(address) is private


def test_hosts_lose_their_ports() -> None:
    urls = ["http://127.0.0.1:8000/", "http://[::1]:80/", "https://x.test/"]
    assert private_hosts(urls, ["y.test:8443"]) == ["127.0.0.1", "[::1]", "x.test", "y.test"]


@pytest.mark.parametrize(
    ("url", "delay"),
    [("http://127.0.0.1:8000/", 0.0), ("http://localhost:8000/", 0.0), ("https://x.test/", 0.5)],
)
def test_only_a_site_on_this_machine_is_not_spared(url: str, delay: float) -> None:
    assert delay_of(source_from_url(url), 0.5) == delay
