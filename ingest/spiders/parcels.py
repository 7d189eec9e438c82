"""A page that was read, as the crawl needs it. It comes from another process: what the crawl has to
know of it is worked out there, and the document itself stays the text that is stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from indexes.packed_documents import PackedDocument, pack
from ingest.revisions import content_digest, text_digest

if TYPE_CHECKING:
    from ingest.extractors.html import Page


@dataclass(frozen=True)
class Parcel:
    """`digest` and `words` are those of `ingest.revisions`; `told`: whether it says anything."""

    document: PackedDocument
    digest: str
    words: str
    told: bool
    links: tuple[str, ...] = ()
    canonical: str | None = None
    index: bool = True
    follow: bool = True
    listing: bool = False
    missing: bool = False


def packed(page: Page) -> Parcel:
    document = page.document
    return Parcel(
        document=pack(document),
        digest=content_digest(document),
        words=text_digest(document),
        told=bool(document.blocks),
        links=document.links,
        canonical=page.canonical,
        index=page.index,
        follow=page.follow,
        listing=page.listing,
        missing=page.missing,
    )
