"""Typing errors in the words that matter: those that stand on no official page."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.text.folding import WORD, fold
from assist.suggestions.understanding.question import Term

_MIN_LENGTH = 5
_LONG = 8  # letters from which two wrong keystrokes are still recognised


def repaired(text: str, terms: Iterable[Term], knowledge: Knowledge) -> str:
    """The text with words that no page holds turned into the words of titles that are nearest."""
    wrong = {
        term.word: right
        for term in terms
        if len(term.word) >= _MIN_LENGTH and term.word.isalpha()
        if knowledge.rarity(term.word) == ABSENT and (right := _nearest(term.word, knowledge))
    }
    if not wrong:
        return text
    return WORD.sub(lambda match: wrong.get(fold(match.group()), match.group()), text)


def _nearest(word: str, knowledge: Knowledge) -> str | None:
    """Of the words with the same first letter."""
    allowed = 2 if len(word) >= _LONG else 1
    known = knowledge.titles.words_by_initial.get(word[0], ())
    found = process.extractOne(
        word, known, scorer=DamerauLevenshtein.distance, score_cutoff=allowed
    )
    return str(found[0]) if found else None
