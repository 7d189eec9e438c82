"""Chooses the extractor by what the bytes are, since servers often declare something else."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import filetype

from indexes.models import ExtractedDocument
from ingest.errors import ContentUnreadable
from ingest.extractors.decoding import decode
from ingest.extractors.html import Page, read_html
from ingest.extractors.office import office_kind
from ingest.texts import failure

_PDF = b"%PDF-"
_MARKUP = re.compile(
    rb"<(?:!doctype html|html|head|body|main|div|p|h[1-6]|table|ul|title|meta)\b", re.IGNORECASE
)
_MARKDOWN = {".md", ".markdown"}
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a]")


def extract(body: bytes, url: str, content_type: str = "") -> ExtractedDocument:
    """Raises ContentUnreadable when nothing can be read in it."""
    return read_page(body, url, content_type).document


def read_page(body: bytes, url: str, content_type: str = "") -> Page:
    kind = kind_of(body, url, content_type)
    if kind == "html":
        return read_html(body, url, content_type)
    return Page(_other(kind, body, url, content_type))


def kind_of(body: bytes, url: str, content_type: str) -> str:
    """html | pdf | docx | odt | markdown | text. Raises ContentUnreadable for anything else."""
    declared = content_type.partition(";")[0].strip().lower()
    suffix = PurePosixPath(urlsplit(url).path).suffix.lower()
    if _PDF in body[:1024]:
        return "pdf"
    office = office_kind(body)
    if office:
        return office
    if declared == "application/pdf" or (suffix == ".pdf" and not _MARKUP.search(body[:4096])):
        return "pdf"
    if not body.strip():
        raise ContentUnreadable(*failure("empty"))
    if declared.endswith("markdown") or (suffix in _MARKDOWN and "html" not in declared):
        return "markdown"
    if _MARKUP.search(body[:4096]) or ("html" in declared and not _is_media(body)):
        return "html"
    if _BINARY.search(body[:4096]) and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ContentUnreadable(*failure("unknown_type", detail=declared or "?"))
    return "text"


def _is_media(body: bytes) -> bool:
    """Images, films, archives and the like, whatever the server calls them."""
    return filetype.guess(body[:8192]) is not None


def _other(kind: str, body: bytes, url: str, content_type: str) -> ExtractedDocument:
    if kind == "pdf":
        from ingest.extractors.pdf import extract_pdf

        return extract_pdf(body, url)
    if kind in ("docx", "odt"):
        from ingest.extractors.office import extract_docx, extract_odt

        return extract_docx(body, url) if kind == "docx" else extract_odt(body, url)
    from ingest.extractors.text import extract_markdown, extract_plain

    text = decode(body, content_type)
    return extract_markdown(text, url) if kind == "markdown" else extract_plain(text, url)
