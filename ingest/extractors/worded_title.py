"""What an element that is no heading is called by its class: `<p class="titulo-tramite">…</p>`."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from ingest.cleaners.markup import tags_of, text_of, words_of
from ingest.extractors.headings import announced

TITLE_WORDS = 25
_CALLED = frozenset({"titulo", "title", "titol", "nombre", "denominacion"})


def worded_titles(root: Tag) -> Iterator[str]:
    """In reading order: of some words, and the heading of no section."""
    worded = (text_of(tag) for tag in tags_of(root) if words_of(tag) & _CALLED)
    short = (text for text in worded if 1 < len(text.split()) <= TITLE_WORDS)
    return (text for text in short if not announced(text).aspects)
