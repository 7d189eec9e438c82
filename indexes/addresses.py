"""What an address of the web says by itself."""

from __future__ import annotations

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
