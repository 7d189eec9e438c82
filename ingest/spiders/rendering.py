"""Pages that JavaScript writes, rendered by Chromium (scrapy-playwright) where a source asks for
it. The browser makes requests of its own, which Scrapy's middlewares never see: each is held to the
same rules here, before it leaves."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import urlsplit

from indexes.addresses import is_private
from ingest.sources import SourceConfig

CHROMIUM = "/usr/bin/chromium"
_HANDLER = "scrapy_playwright.handler.ScrapyPlaywrightDownloadHandler"
# What a page needs to write its text; images, fonts and films are not read.
_NEEDED = frozenset({"document", "script", "xhr", "fetch", "stylesheet"})
_SETTLED_MS = 15_000

Abort = Callable[[Any], Awaitable[bool]]


def rendering_settings(source: SourceConfig, private: list[str]) -> dict[str, Any]:
    """Scrapy's settings for a source with `render = "browser"`; none for the others."""
    if source.render != "browser":
        return {}
    return {
        "DOWNLOAD_HANDLERS": {"http": _HANDLER, "https": _HANDLER},
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
        "ASYNCIO_EVENT_LOOP": None,  # the one that Playwright is made for
        "PLAYWRIGHT_LAUNCH_OPTIONS": {
            "executable_path": CHROMIUM,
            "args": ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        },
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 4,
        "PLAYWRIGHT_ABORT_REQUEST": abort_unless_allowed(frozenset(private)),
        "PLAYWRIGHT_DEFAULT_NAVIGATION_TIMEOUT": _SETTLED_MS,
    }


def rendered(meta: dict[str, Any]) -> dict[str, Any]:
    """The meta of a request that the browser is to make."""
    return {
        **meta,
        "playwright": True,
        "playwright_page_goto_kwargs": {"wait_until": "networkidle"},
    }


def abort_unless_allowed(private: frozenset[str]) -> Abort:
    """Aborts what a page does not need for its text, and whatever leads to a private address that
    the source does not allow."""

    async def abort(request: Any) -> bool:
        parts = urlsplit(request.url)
        if parts.scheme not in ("http", "https") or request.resource_type not in _NEEDED:
            return True
        host = parts.hostname or ""
        return host not in private and await _is_private_name(host)

    return abort


async def _is_private_name(host: str) -> bool:
    if is_private(host):
        return True
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return True  # it cannot be reached either way
    return any(is_private(str(address[4][0])) for address in found)
