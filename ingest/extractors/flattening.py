"""Pages that are too much: elements nested hundreds deep are no structure, and a table of a hundred
thousand rows is data."""

from __future__ import annotations

import re
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

from ingest.cleaners.patterns import patterns
from ingest.folding import squeeze

DEEPEST = 150  # levels; real pages have about forty
MOST_ROWS = 3000  # of one table
_TABLE_TAG = re.compile(r"<(/?)(table|tr)\b", re.IGNORECASE)
_HEADINGS = ("title", "h1", "h2", "h3", "h4", "h5", "h6")


def without_giant_tables(html: str) -> tuple[str, bool]:
    """The first rows of each table, before anything is parsed; and whether any was cut."""
    if len(re.findall(r"<tr\b", html, re.IGNORECASE)) <= MOST_ROWS:
        return html, False
    parts: list[str] = []
    rows, done, cut = 0, 0, -1
    for tag in _TABLE_TAG.finditer(html):
        if tag[2].lower() == "tr":
            rows += not tag[1]
            cut = tag.start() if rows > MOST_ROWS and cut < 0 else cut
            continue
        if cut >= 0:
            parts.append(html[done:cut])
            done, cut = tag.start(), -1
        rows = 0
    parts.append(html[done:cut] if cut >= 0 else html[done:])
    shorter = "".join(parts)
    return shorter, len(shorter) < len(html)


def is_too_deep(soup: BeautifulSoup) -> bool:
    """One pass without recursion."""
    pending: list[tuple[Tag, int]] = [(soup, 0)]
    while pending:
        tag, depth = pending.pop()
        if depth > DEEPEST:
            return True
        pending.extend((child, depth + 1) for child in tag.contents if isinstance(child, Tag))
    return False


def flat_markup(soup: BeautifulSoup) -> str:
    """Its texts in order, each a heading or a paragraph."""
    parts: list[str] = []
    pending: list[tuple[Tag | NavigableString, str]] = [(soup, "p")]
    while pending:
        node, name = pending.pop()
        if isinstance(node, Tag):
            parts_of = [c for c in reversed(node.contents) if isinstance(c, Tag | NavigableString)]
            if node.name not in patterns().markup["tags"] and not node.has_attr("hidden"):
                inner = node.name if node.name in _HEADINGS else name
                pending.extend((child, inner) for child in parts_of)
        elif not isinstance(node, PreformattedString) and squeeze(str(node)):
            parts.append(f"<{name}>{escape(squeeze(str(node)))}</{name}>")
    return f"<html><body>{''.join(parts)}</body></html>"
