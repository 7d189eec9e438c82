"""Words to be found in columns of text."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement
from sqlmodel import or_


def holds_words(text: str, *columns: Any) -> list[ColumnElement[bool]]:
    """Every word of `text` stands in one of the columns; case is ignored, accents are not."""
    return [
        or_(*(column.icontains(word, autoescape=True) for column in columns))
        for word in text.split()
    ]
