"""One piece of what is said of a term, and whether its label names the first or the last day."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

LABEL_WORDS = 9


@dataclass(frozen=True)
class Term:
    """`label` names the value: `Fecha de inicio`. `phase` is what the term is of, when it is told
    apart: the first cell of a row, the label before a range."""

    text: str
    label: str = ""
    phase: str = ""


def is_first_day(label: str) -> bool:
    return _edge(label, "first_label")


def is_last_day(label: str) -> bool:
    return _edge(label, "last_label")


def _edge(label: str, name: str) -> bool:
    folded = fold(label)
    return len(folded.split()) <= LABEL_WORDS and bool(vocabulary().window[name].search(folded))
