"""How a page that was read travels from one process to another: as JSON, which is taken apart four
times as fast as pickled values are."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pydantic_core import PydanticSerializationError

from indexes.models import ExtractedDocument
from ingest.extractors.html import Page

_REST = tuple(field.name for field in fields(Page) if field.name != "document")


@dataclass(frozen=True)
class Parcel:
    document: bytes | ExtractedDocument  # itself where UTF-8 cannot hold a text of it
    rest: tuple[object, ...]  # the other fields of the page, in order


def packed(page: Page) -> Parcel:
    rest = tuple(getattr(page, name) for name in _REST)
    try:
        return Parcel(page.document.model_dump_json().encode(), rest)
    except PydanticSerializationError:
        return Parcel(page.document, rest)


def unpacked(parcel: Parcel) -> Page:
    document = parcel.document
    if isinstance(document, bytes):
        document = ExtractedDocument.model_validate_json(document)
    return Page(document, **dict(zip(_REST, parcel.rest, strict=True)))  # type: ignore[arg-type]
