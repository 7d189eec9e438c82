"""Plain text and Markdown as documents. Markdown goes through HTML, so that headings, lists and
tables are read by the same code as those of a web page."""

from __future__ import annotations

import html
import re
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import yaml

from indexes.models import ExtractedDocument
from ingest.errors import ContentUnreadable
from ingest.extractors.html import read_markup
from ingest.texts import failure

TITLE_WORDS = 14
_FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
_PARAGRAPHS = re.compile(r"\n\s*\n")
_UNDERLINED = re.compile(r"^(?P<title>\S.*)\n[=\-~]{3,}\s*$")


def extract_markdown(text: str, url: str, title: str = "") -> ExtractedDocument:
    """The title is the one given, that of the front matter, the first heading, or the file's."""
    front, body = split_front_matter(text)
    stated = title or str(front.get("title") or "")
    return read_markup(
        markdown_html(body), url, title=stated, name=title_from_address(url)
    ).document


def extract_plain(text: str, url: str) -> ExtractedDocument:
    """Paragraphs are told apart by empty lines; a short first line is the title."""
    return read_markup(_as_html(text), url, name=title_from_address(url)).document


def split_front_matter(text: str) -> tuple[dict[str, object], str]:
    """Raises ContentUnreadable when there is a front matter that is not YAML."""
    match = _FRONT_MATTER.match(text)
    if not match or ":" not in match.group(1):
        return {}, text
    try:
        front = yaml.safe_load(match.group(1))
    except yaml.YAMLError as error:
        reason = str(error).splitlines()[0]
        raise ContentUnreadable(*failure("front_matter", detail=reason)) from error
    return (front, text[match.end() :]) if isinstance(front, dict) else ({}, text)


def markdown_html(text: str) -> str:
    from markdown_it import MarkdownIt

    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    return f"<main>{rendered}</main>"


def title_from_address(url: str) -> str:
    """`/guias/ayuda-al-alquiler.md` → `Ayuda al alquiler`."""
    stem = PurePosixPath(unquote(urlsplit(url).path)).stem
    words = re.sub(r"[-_+]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def _as_html(text: str) -> str:
    paragraphs = [part.strip("\n") for part in _PARAGRAPHS.split(text) if part.strip()]
    written = (_paragraph(part, first=i == 0) for i, part in enumerate(paragraphs))
    return f"<main>{''.join(written)}</main>"


def _paragraph(text: str, first: bool) -> str:
    underlined = _UNDERLINED.match(text)
    if underlined or (first and _is_title(text)):
        level = "h1" if first else "h2"
        return f"<{level}>{html.escape(underlined['title'] if underlined else text)}</{level}>"
    return f"<p>{'<br>'.join(html.escape(line) for line in text.splitlines())}</p>"


def _is_title(text: str) -> bool:
    return "\n" not in text and len(text.split()) <= TITLE_WORDS and text[-1] not in ".;,"
