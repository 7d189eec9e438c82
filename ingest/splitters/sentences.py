"""Long text in pieces that end where sentences do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_ABBREVIATIONS = (
    r"art|arts|núm|nº|n|pág|págs|sr|sra|dr|dra|d|dª|dña|excmo|ilmo|av|avda|c|pza|tel|tfno|ext|ej|etc|"
    r"vol|cap|ap|apdo|párr|disp|aprox|máx|mín|s|ss|vs|p|pp|ref|fig|ctra|km|ud|uds|dpto"
)
_END = re.compile(
    r"(?<!\b[A-ZÁÉÍÓÚ])(?<=[.!?…])(?<!\b(?:X)\.)[\"»”)\]]*\s+(?=[¿¡«\"“(\[]?[A-ZÁÉÍÓÚÑ0-9])"
)
_ABBREVIATED = re.compile(rf"\b(?:{_ABBREVIATIONS})\.$", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<=[;:,])\s+")


def sentences(text: str) -> list[str]:
    """Verbatim pieces whose concatenation with single spaces is `text`. Abbreviations ("art. 21",
    "núm. 5") end no sentence."""
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if not _ABBREVIATED.search(text[start : match.start()].rstrip('"»”)]')):
            found.append(text[start : match.start()])
            start = match.end()
    return [part.strip() for part in [*found, text[start:]] if part.strip()]


def pieces(text: str, max_words: int) -> list[str]:
    """At most `max_words` each, cut between sentences; a sentence that is longer, between clauses;
    a clause that is longer still, between words."""
    if len(text.split()) <= max_words:
        return [text]
    return _packed(_short(sentences(text), max_words), max_words)


def _short(parts: Iterable[str], max_words: int) -> Iterator[str]:
    for part in parts:
        if len(part.split()) <= max_words:
            yield part
            continue
        for clause in _packed(_CLAUSE.split(part), max_words):
            words = clause.split()
            yield from (" ".join(words[i : i + max_words]) for i in range(0, len(words), max_words))


def _packed(parts: Iterable[str], max_words: int) -> list[str]:
    packed: list[str] = []
    count = 0
    for part in parts:
        words = len(part.split())
        if packed and count + words <= max_words:
            packed[-1] += " " + part
            count += words
        else:
            packed.append(part)
            count = words
    return packed
