"""What a demonstration site holds, ready to be served: no template is rendered per request."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

HTML = "text/html; charset=utf-8"
EPOCH = datetime(2026, 1, 12, 8, 0, tzinfo=UTC)  # of pages that state no date of their own


@dataclass(frozen=True)
class Resource:
    """One answer of the server. `content_type` is the whole header, so a page may lack its charset.

    `listed` names the sitemap that lists it (None: none does).
    """

    body: bytes
    content_type: str = HTML
    modified: datetime = EPOCH
    status: int = 200
    listed: str | None = None

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'


@dataclass(frozen=True)
class Site:
    """Resources by path (with its query, where the query chooses the page)."""

    name: str
    resources: Mapping[str, Resource]
    redirects: Mapping[str, str]
    not_found: Resource
    soft_not_found: Mapping[str, Resource] = field(default_factory=dict)  # by path prefix

    def find(self, target: str) -> Resource:
        """The resource at `target`; queries that choose nothing (`utm_source=…`) are ignored."""
        path = target.partition("?")[0]
        found = self.resources.get(target) or self.resources.get(path)
        if found:
            return found
        soft = (page for prefix, page in self.soft_not_found.items() if path.startswith(prefix))
        return next(soft, self.not_found)
