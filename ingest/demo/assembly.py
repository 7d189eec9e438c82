"""Gathers resources while a site is built; refuses two pages at one address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ingest.demo.site import EPOCH, HTML, Resource, Site


class Assembly:
    def __init__(self, name: str, url: str) -> None:
        self.name = name
        self.url = url
        self.resources: dict[str, Resource] = {}
        self.redirects: dict[str, str] = {}
        self.soft_not_found: dict[str, Resource] = {}

    def add(
        self,
        path: str,
        body: str | bytes,
        *,
        content_type: str = HTML,
        modified: datetime = EPOCH,
        listed: str | None = None,
    ) -> None:
        """Raises ValueError when the address is taken: the content gives a slug twice."""
        if path in self.resources:
            raise ValueError(f"dos páginas en la misma dirección: {path}")
        data = body.encode() if isinstance(body, str) else body
        self.resources[path] = Resource(data, content_type, modified, listed=listed)

    def listed(self, sitemap: str) -> Iterable[tuple[str, Resource]]:
        return ((path, item) for path, item in self.resources.items() if item.listed == sitemap)

    def sitemaps(self) -> list[str]:
        names = dict.fromkeys(item.listed for item in self.resources.values() if item.listed)
        return list(names)

    def finish(self, not_found: str) -> Site:
        page = Resource(not_found.encode(), status=404)
        return Site(self.name, self.resources, self.redirects, page, self.soft_not_found)
