"""Typing errors in the words that matter: those that stand on no official page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.text.folding import WORD, fold, words
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term

_MIN_LENGTH = 5
_ALONE = 7  # letters from which one word is enough
_LONG = 8  # letters from which two wrong keystrokes are still recognised, in company


def repaired(text: str, terms: Sequence[Term], knowledge: Knowledge) -> str:
    """The text with words that no page holds turned into the nearest words of titles. An unknown
    word is usually just that: it is turned only where another word of the question stands in the
    same title, or where it is long and one keystroke away."""
    written = set(words(text))  # a capital inside a text marks a name
    near = {
        term.word: right
        for term in terms
        if len(term.word) >= _MIN_LENGTH and term.word.isalpha() and not _is_name(term, written)
        if knowledge.rarity(term.word) == ABSENT and (right := _nearest(term.word, knowledge))
    }
    spelt = {stem(near.get(term.word, term.word)) for term in terms}
    wrong = {w: r for w, r in near.items() if _is_meant(w, r, spelt, knowledge.titles)}
    return _with(wrong, text) if wrong else text


def _is_name(term: Term, written: set[str]) -> bool:
    return any(fold(word) == term.word and word[0].isupper() for word in written)


def _with(wrong: Mapping[str, str], text: str) -> str:
    return WORD.sub(lambda match: wrong.get(fold(match.group()), match.group()), text)


def _nearest(word: str, knowledge: Knowledge) -> str | None:
    """Of the words with the same first letter."""
    allowed = 2 if len(word) >= _LONG else 1
    known = knowledge.titles.words_by_initial.get(word[0], ())
    found = process.extractOne(
        word, known, scorer=DamerauLevenshtein.distance, score_cutoff=allowed
    )
    return str(found[0]) if found else None


def _is_meant(word: str, right: str, spelt: set[str], titles: Titles) -> bool:
    own = stem(right)
    if any(len(spelt & title.stems) > 1 for title in titles.by_stem.get(own, ())):
        return True
    return len(word) >= _ALONE and DamerauLevenshtein.distance(word, right) == 1
