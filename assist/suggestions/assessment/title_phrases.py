"""Words that name nothing by themselves and tell a title beside another: «información pública» is
no other public thing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from assist.suggestions.text.folding import folded_words
from assist.suggestions.understanding.question import Question

_LETTERS = 5  # of a word that is no article


def is_told_by_a_phrase(titles: Sequence[str], question: Question) -> bool:
    """Whether the first title has two words together as the question has them, of which one names
    the thing and the other is usually no part of a name; and no other title has."""
    named = {term.word for term in question.topic}
    said = _pairs(folded_words(question.search), named)
    mine, *others = (said & _pairs(folded_words(title), named) for title in titles)
    return bool(mine) and not any(mine & other for other in others)


def _pairs(words: Sequence[str], named: Collection[str]) -> set[tuple[str, str]]:
    return {
        (one, after)
        for one, after in pairwise(words)
        if (one in named) is not (after in named) and min(len(one), len(after)) >= _LETTERS
    }
