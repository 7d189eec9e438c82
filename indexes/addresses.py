"""What an address of the web says by itself."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

_USUAL_PORTS = {"http": 80, "https": 443}


def host_of(url: str) -> str:
    """`host` or `host:port`, lower case; "" when there is none."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{port}" if port and port != _USUAL_PORTS.get(parts.scheme) else shown


def address_family(url: str) -> str:
    """Addresses of one kind: the host and the folders above the page, two at most."""
    parts = urlsplit(url)
    folders = [part for part in parts.path.split("/") if part][:-1]
    return "/".join((parts.netloc, *folders[:2]))


def is_private(address: str) -> bool:
    """Also loopback, link-local, shared and reserved ranges. False for what is no IP address."""
    parsed = _parsed(address)
    return parsed is not None and not parsed.is_global


def is_loopback(address: str) -> bool:
    """False for what is no IP address."""
    parsed = _parsed(address)
    return parsed is not None and parsed.is_loopback


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """An IPv4 address inside an IPv6 one is that IPv4 address."""
    try:
        parsed = ipaddress.ip_address(address.strip("[]"))
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed
