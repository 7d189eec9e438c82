"""Texts in decomposed Unicode (as many PDFs hold them) are read composed, and spans mapped back."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Composed:
    """`places[i]` is where the i-th character of `text` begins in the original; one more at the
    end, so that the end of a span has a place too."""

    text: str
    places: tuple[int, ...]


def compose(original: str) -> Composed | None:
    """None when the text is composed already, which is nearly always."""
    if unicodedata.is_normalized("NFC", original):
        return None
    pieces: list[str] = []
    places: list[int] = []
    for start, cluster in _clusters(original):
        composed = unicodedata.normalize("NFC", cluster)
        pieces.append(composed)
        places += [start] * len(composed)
    return Composed("".join(pieces), (*places, len(original)))


def _clusters(text: str) -> list[tuple[int, str]]:
    """Each character with the combining marks that follow it."""
    clusters: list[tuple[int, str]] = []
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            clusters.append((start, text[start:index]))
            start = index
    return clusters
