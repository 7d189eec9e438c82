"""What a page says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup

from ingest.extractors.head import canonical_link, declared_language, meta, metas, published_on
from ingest.extractors.page_title import page_title


@dataclass(frozen=True)
class PageFacts:
    """`canonical` is as written, possibly relative. `index` and `follow`: what robots may do."""

    title: str
    language: str | None
    canonical: str | None
    published_at: date | None
    index: bool = True
    follow: bool = True


def page_facts(soup: BeautifulSoup) -> PageFacts:
    among = metas(soup)
    robots = (meta(among, "robots") or "").lower()
    return PageFacts(
        title=page_title(soup),
        language=declared_language(soup, among),
        canonical=canonical_link(soup),
        published_at=published_on(among),
        index="noindex" not in robots and "none" not in robots,
        follow="nofollow" not in robots and "none" not in robots,
    )
