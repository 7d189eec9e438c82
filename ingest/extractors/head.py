"""What the head of a page declares, for machines and for the tab of the browser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bs4 import BeautifulSoup, Tag

from ingest.cleaners.elements import first_of
from ingest.cleaners.markup import tags_of
from ingest.folding import squeeze

_CODE = re.compile(r"^[a-z]{2,3}\b", re.IGNORECASE)
_DATES = ("article:published_time", "datePublished", "DC.date", "dcterms.issued", "date")


def declared_title(soup: BeautifulSoup) -> str:
    title = first_of(soup, ("title",))
    return squeeze(title.get_text()) if title is not None else ""


def metas(soup: BeautifulSoup) -> list[Tag]:
    """Each <meta>, read once for all that is looked for in them."""
    return tags_of(soup, ("meta",))


def meta(among: Sequence[Tag], name: str) -> str | None:
    wanted = name.lower()
    for tag in among:
        if wanted in (str(tag.get(key) or "").lower() for key in ("name", "property", "itemprop")):
            return str(tag.get("content") or "") or None
    return None


def declared_language(soup: BeautifulSoup, among: Sequence[Tag]) -> str | None:
    document = first_of(soup, ("html",))
    declared = document.get("lang") if document is not None else None
    match = _CODE.match(str(declared or meta(among, "language") or ""))
    return match.group(0).lower() if match else None


def canonical_link(soup: BeautifulSoup) -> str | None:
    """As written, possibly relative."""
    for link in tags_of(soup, ("link",)):
        if link.get("href") and "canonical" in [
            str(value).lower() for value in link.get_attribute_list("rel")
        ]:
            return str(link["href"]).strip() or None
    return None


def published_on(among: Sequence[Tag]) -> date | None:
    for name in _DATES:
        try:
            return date.fromisoformat((meta(among, name) or "")[:10])
        except ValueError:
            continue
    return None
