"""A text in the words of the pages: in their language with what people's expressions are called
there, else what its words mean."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.glossary import gloss

_MIN_LENGTH = 5
_LONG = 8  # letters from which two may differ


def readable(text: str, language: str, titles: Titles) -> str:
    """Empty where no word of another language is known."""
    if language == PAGES:
        known = gloss(text, language, titles.name_matter).words
        return f"{text} {' '.join(known)}" if known else text
    found = gloss(text, language)
    return " ".join(dict.fromkeys((*found.words, *_cognates(found.left, titles))))


def _cognates(words: Iterable[str], titles: Titles) -> list[str]:
    """Words of titles that are all but the same: `licença` is `licencia`."""
    near = (_nearest(word, titles) for word in words if len(word) >= _MIN_LENGTH)
    return [word for word in near if word]


def _nearest(word: str, titles: Titles) -> str | None:
    allowed = 2 if len(word) >= _LONG else 1
    known = titles.words_by_initial.get(word[0], ())
    found = process.extractOne(
        word, known, scorer=DamerauLevenshtein.distance, score_cutoff=allowed
    )
    return str(found[0]) if found else None
