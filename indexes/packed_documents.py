"""A document as the JSON that is stored, with the few of its values by which it is filed: what one
process read and another one stores need not be taken apart only to be put together again."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from pydantic_core import PydanticSerializationError

from indexes.encodable import encodable
from indexes.models import ExtractedDocument


class JsonText(str):
    """Goes into a JSON column as it is."""

    __slots__ = ()


@dataclass(frozen=True)
class PackedDocument:
    """`content` is a dumped ExtractedDocument; the other fields are values of it, `ends` that of
    its window."""

    content: str
    url: str
    kind: str
    title: str
    aliases: tuple[str, ...] = ()
    code: str | None = None
    theme: str | None = None
    ends: date | None = None

    def unpacked(self) -> ExtractedDocument:
        return ExtractedDocument.model_validate_json(self.content)

    def with_aliases(self, names: Collection[str]) -> PackedDocument:
        """With these, and no others."""
        aliases = tuple(sorted({*names} - {self.url}))
        if aliases == self.aliases:
            return self
        return pack(self.unpacked().model_copy(update={"aliases": aliases}))


def pack(document: ExtractedDocument) -> PackedDocument:
    procedure = document.procedure
    return PackedDocument(
        content=_dumped(document),
        url=document.url,
        kind=document.kind.value,
        title=document.title,
        aliases=document.aliases,
        code=procedure.code if procedure else None,
        theme=procedure.theme if procedure else None,
        ends=procedure.window.ends if procedure else None,
    )


def _dumped(document: ExtractedDocument) -> str:
    """What UTF-8 cannot hold becomes U+FFFD."""
    try:
        return document.model_dump_json()
    except PydanticSerializationError:
        return encodable(json.dumps(document.model_dump(mode="json"), ensure_ascii=False))
