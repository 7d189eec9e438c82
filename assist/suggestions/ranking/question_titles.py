"""Pages titled with the question that they answer."""

from __future__ import annotations

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.pieces import begins_asking
from assist.suggestions.understanding.question import PAGES

_LEAST = 3  # words


def answers_its_title(one: Candidate) -> bool:
    return not one.is_procedure and is_asked(one.title)


def is_asked(title: str) -> bool:
    """Whether a title is a question."""
    stripped = title.strip(" .")
    if len(stripped.split()) < _LEAST:
        return False
    return stripped.endswith("?") or begins_asking(stripped.lstrip("¿"), PAGES)
