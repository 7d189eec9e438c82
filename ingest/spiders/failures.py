"""Why a page could not be fetched, in words, and whether it may work next time."""

from __future__ import annotations

from urllib.parse import urlsplit

from twisted.internet import error as net
from twisted.python.failure import Failure

from ingest.spiders.events import CrawlEvent
from ingest.spiders.guard import Refused, refused_names
from ingest.texts import failure

_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 522, 524})
_REFUSED = frozenset({401, 403, 407, 451})


def failed(url: str, problem: Failure, limit: int = 0) -> CrawlEvent:
    error = problem.value
    code, details, transient = _code(error, url, limit)
    reason, remedy = failure(code, **details)
    kind = "skipped" if code in ("robots", "outside") else "failed"
    return CrawlEvent(kind=kind, url=url, reason=reason, remedy=remedy, transient=transient)


def of_status(status: int) -> tuple[str, bool]:
    """(code in the catalogue, whether it may work next time)."""
    if status in (404, 410):
        return "status_gone", False
    if status in _BUSY:
        return "status_busy", True
    return ("status_refused" if status in _REFUSED else "status_other"), False


def _code(error: BaseException, url: str, limit: int) -> tuple[str, dict[str, object], bool]:
    response = getattr(error, "response", None)
    if response is not None:
        code, transient = of_status(response.status)
        return code, {"status": response.status}, transient
    if isinstance(error, Refused):
        return error.code, {"host": error.host}, error.transient
    named = _by_name(error)
    host = urlsplit(url).hostname or ""
    if host in refused_names:
        return "private_address", {"host": host}, False
    if named == "robots":
        return "robots", {}, False
    if named == "too_large":
        return "too_large", {"limit": f"{limit / 1e6:.1f} MB".replace(".", ",")}, False
    details: dict[str, object] = {"host": host, "detail": type(error).__name__}
    return named, details, True


def _by_name(error: BaseException) -> str:
    """Scrapy and Twisted have several classes for each of these."""
    name = type(error).__name__
    if "robots.txt" in str(error):
        return "robots"
    if (
        "maxsize" in str(error).lower()
        or "download_maxsize" in str(error).lower()
        or name == "DownloadCancelledError"
    ):
        return "too_large"
    if "Resolve" in name or isinstance(error, net.DNSLookupError):
        return "unknown_host"
    if "Refused" in name or isinstance(error, net.ConnectionRefusedError):
        return "refused"
    if "Timeout" in name or isinstance(error, net.TimeoutError):
        return "timeout"
    return "connection"
