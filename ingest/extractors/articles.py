"""Articles of an ordinance written as running text: «Artículo 4. Bonificaciones. 1. Los vehículos…
2. Los eléctricos…»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ingest.extractors.runs import Piece
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

TITLE_WORDS = 12
_CLAUSE = re.compile(r"(?:^|(?<=[.:;]) )(\d{1,2})[.)][-º]? (?=[A-ZÁÉÍÓÚÑ])")


class Article(NamedTuple):
    """`clauses` are verbatim, without title and numbers; empty where all stands below."""

    title: str
    clauses: tuple[str, ...]


def article_of(piece: Piece) -> Article | None:
    """None unless the line begins with the title of an article, in bold."""
    title = piece.text if piece.bold else piece.lead
    if not title or len(title.split()) > TITLE_WORDS or piece.linked:
        return None
    if not vocabulary().article.match(fold(title)) or not piece.text.startswith(title):
        return None
    rest = piece.text[len(title) :].lstrip(" .:-–—")
    return Article(title, tuple(_clauses(rest)))


def _clauses(text: str) -> Iterator[str]:
    """Cut where the numbers go on from 1; else whole."""
    cuts = list(_CLAUSE.finditer(text))
    if [int(match[1]) for match in cuts] != list(range(1, len(cuts) + 1)):
        cuts = []
    begins, ends = [0, *(m.end() for m in cuts)], [*(m.start() for m in cuts), len(text)]
    for begin, end in zip(begins, ends, strict=True):
        if clause := text[begin:end].strip():
            yield clause
