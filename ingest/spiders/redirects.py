"""Redirects: an endless one is an error, and the address that redirects is another name of the
page it leads to, even where that page was fetched before."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import (
    BaseRedirectMiddleware,
    MetaRefreshMiddleware,
    RedirectMiddleware,
)

from ingest.extractors.addresses import canonical_url
from ingest.spiders.guard import Refused


class _Aliases(BaseRedirectMiddleware):  # type: ignore[misc]  # scrapy is not typed
    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        before = [*request.meta.get("redirect_urls", []), request.url]
        target = canonical_url(redirected.url)
        if target in map(canonical_url, before) or len(before) > self.max_redirect_times:
            raise Refused("redirect_loop", target)
        spider: Any = self.crawler.spider
        spider.redirected(before, target)
        onward = super()._redirect(redirected.replace(url=target), request, reason)
        return spider.with_validators(onward)

    def handle_referer(self, request: Request, response: Any) -> None:  # noqa: ARG002
        request.headers.pop("Referer", None)


class AliasRedirects(_Aliases, RedirectMiddleware):  # type: ignore[misc]
    """Of the server: 301, 302, 303, 307, 308."""


class AliasRefreshes(_Aliases, MetaRefreshMiddleware):  # type: ignore[misc]
    """Of the page itself: `<meta http-equiv="refresh">`."""
