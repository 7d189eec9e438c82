"""Columns beside each other: what one ends with says nothing of the next."""

from __future__ import annotations

import re

from bs4 import Tag

from ingest.cleaners.elements import first_of, next_tag
from ingest.cleaners.markup import classes_of, text_of

_COLUMN = re.compile(r"^(?:col|column|columna|sidebar|lateral)(?:[-_]\w+)*$", re.IGNORECASE)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def next_begins_anew(tag: Tag) -> bool:
    """A column whose neighbour begins with a heading: it is about something else."""
    following = next_tag(tag) if _is_column(tag) else None
    if following is None or not _is_column(following):
        return False
    first = first_of(following, _HEADINGS)
    text = text_of(first) if first is not None else ""
    return bool(text) and text_of(following).startswith(text)


def _is_column(tag: Tag) -> bool:
    return tag.name == "aside" or any(_COLUMN.match(name) for name in classes_of(tag))
