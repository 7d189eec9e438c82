"""No private address unless the source allows it: checked on the address that a name resolves to,
at the moment of connecting, so that neither a redirect nor a changed record gets past."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from scrapy.utils.httpobj import urlparse_cached

from indexes.addresses import is_private
from ingest.extractors.addresses import host_of
from ingest.spiders.scope import Scope

PRIVATE_HOSTS = "VENTANILLA_PRIVATE_HOSTS"  # the Scrapy setting: hosts that may be private


class Refused(IgnoreRequest):  # type: ignore[misc]  # scrapy is not typed
    """`code` is a key of the failures in the catalogue; `transient`: it may work next time."""

    def __init__(self, code: str, host: str, *, transient: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.host = host
        self.transient = transient


class PrivateAddress(OSError):
    """Raised where a name is resolved. Twisted tells its callers only that there is no address."""


refused_names: set[str] = set()  # those for which it was raised, in this process


def private_hosts(urls: Iterable[str], domains: Iterable[str]) -> list[str]:
    """Host names, without ports, that a source with `allow_private` may reach."""
    names = [*map(host_of, urls), *domains]
    return sorted({name.rpartition(":")[0] if _has_port(name) else name for name in names if name})


class AddressGuard:
    """Downloader middleware: the last look at every request, redirected ones too."""

    def __init__(self, scope: Scope, private: frozenset[str]) -> None:
        self._scope = scope
        self._private = private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> AddressGuard:
        private = frozenset(crawler.settings.getlist(PRIVATE_HOSTS))
        spider: Any = crawler.spider
        return cls(spider.scope, private)

    def process_request(self, request: Request) -> None:
        host = urlparse_cached(request).hostname or ""
        if not self._scope.has_host(request.url):
            raise Refused("outside", host)
        if is_private(host) and host not in self._private:
            raise Refused("private_address", host)
        if host in self._private:
            request.meta.setdefault("proxy", None)


class GuardedResolver(CachingThreadedResolver):  # type: ignore[misc]  # scrapy is not typed
    """Resolves names; refuses those that lead to a private address."""

    _allowed: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> GuardedResolver:
        resolver: GuardedResolver = super().from_crawler(crawler, reactor)
        proxies = {
            url.partition("://")[2].partition("/")[0].partition(":")[0]
            for url in getproxies().values()
        }
        resolver._allowed = frozenset(crawler.settings.getlist(PRIVATE_HOSTS)) | proxies
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> Any:  # noqa: N802  # Twisted's name
        found = super().getHostByName(name, timeout)
        return found if name in self._allowed else found.addCallback(_public, name)


def _public(address: str, name: str) -> str:
    if is_private(address):
        refused_names.add(name)
        raise PrivateAddress(address)
    return address


def _has_port(name: str) -> bool:
    return name.rpartition(":")[2].isdigit() and not (name.count(":") > 1 and "]" not in name)
