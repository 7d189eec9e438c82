"""Markdown as HTML that can do nothing but be read."""

from __future__ import annotations

from functools import cache

import nh3
from markdown_it import MarkdownIt

# Nothing that loads, runs, is filled in or lays itself over the page.
_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "h1", "h2", "h3",
    "h4", "h5", "h6", "hr", "i", "li", "ol", "p", "pre", "s", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def rendered(markdown: str) -> str:
    """As it will be read for the index: CommonMark with tables."""
    return nh3.clean(
        _markdown().render(markdown), tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES
    )


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")
