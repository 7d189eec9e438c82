"""Redirects: an endless one is an error, and the address that redirects is another name of the
page it leads to, even where that page was fetched before."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware

from ingest.extractors.addresses import canonical_url
from ingest.spiders.guard import Refused


class AliasRedirects(RedirectMiddleware):  # type: ignore[misc]  # scrapy is not typed
    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        before = [*request.meta.get("redirect_urls", []), request.url]
        target = canonical_url(redirected.url)
        if target in map(canonical_url, before) or len(before) > self.max_redirect_times:
            raise Refused("redirect_loop", target)
        spider: Any = self.crawler.spider
        spider.redirected(before, target)
        onward = super()._redirect(redirected.replace(url=target), request, reason)
        return spider.with_validators(onward)

    def handle_referer(self, request: Request, response: Any) -> None:
        request.headers.pop("Referer", None)
