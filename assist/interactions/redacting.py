"""What may be kept of the short texts around a message: names of files, kinds, people at work."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from assist.interactions.schemas import AttachmentIn
from indexes.redaction import FindingKind, redact
from indexes.repositories import OfficeRepository

# «DNI_12345678Z», «AnaGómez-Pérez», «dni12345678Z»: words that are written as one.
_APART = re.compile(
    r"[_\-+.]+(?=\w)|(?<=[a-záéíóúüñ])(?=[A-ZÁÉÍÓÚÜÑ\d])|(?<=[A-Z]{3})(?=\d{6})"
    r"|(?<=\d[A-Z])(?=[a-z])"
)
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_MIME = re.compile(
    r"(?:application|audio|font|image|message|model|multipart|text|video)/[a-z][a-z0-9.+-]{0,99}",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d{6}")  # more than any kind of file has
# What channels send beside files.
_OTHERS = frozenset(
    {"image", "document", "audio", "video", "sticker", "voice", "location", "contacts", "order"}
)


def redacted(text: str) -> str:
    return str(redact(text).text) if text else ""


def redacted_name(text: str) -> str:
    """Of a file. What stands between the words of a name hides from who looks for words."""
    seen = redacted(text)
    suffix = _SUFFIX.search(seen)
    stem = seen[: suffix.start()] if suffix else seen
    found = redact(_APART.sub(" ", stem))
    return f"{found.text}{suffix.group() if suffix else ''}" if found.found else seen


def redacted_worker(text: str) -> str:
    """Who attends is named; nothing else about them, or anybody, is kept."""
    found = redact(text)
    named = all(one.kind is FindingKind.NAME for one in found.found)
    return text if named else str(found.text)


def kept_kind(text: str) -> str:
    """A media type without its parameters, or what a channel calls it; else nothing."""
    kind = text.split(";")[0].strip()
    if kind in _OTHERS:
        return kind
    return kind if _MIME.fullmatch(kind) and not _FIGURES.search(kind) else ""


def kept_office(session: Session, office: str | None) -> str | None:
    """As it is where we know it."""
    if office is None or OfficeRepository(session).get(office) is not None:
        return office
    return redacted(office)


def kept_attachments(attachments: Sequence[AttachmentIn]) -> list[dict[str, Any]]:
    return [
        {"name": redacted_name(one.name), "type": kept_kind(one.type), "bytes": one.bytes}
        for one in attachments
    ]
