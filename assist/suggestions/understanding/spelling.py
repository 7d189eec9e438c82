"""Typing errors in the words that matter: those that stand on no official page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import DamerauLevenshtein, Indel

from assist.suggestions.knowledge import ABSENT, Knowledge
from assist.suggestions.text.folding import WORD, fold, words
from assist.suggestions.text.sounds import sound
from assist.suggestions.text.stems import stem
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.lexicon import by_sound

_CLIPPED = re.compile(r"a(os?)$")  # «empadronao»
_LEAST_HEARD = 4  # letters
_MIN_LENGTH = 5
_ALONE = 7  # letters from which one word is enough
_LEFT_OUT = 1  # sound, of a word with two wrong keystrokes


def repaired(text: str, terms: Sequence[Term], knowledge: Knowledge) -> str:
    """The text with words that no page holds turned into the words that they sound like, or into
    the nearest words of titles. An unknown word is usually just that: one that only looks alike is
    turned only where another word of the question stands in the same title, or where it is long
    and one keystroke away."""
    written = set(words(text))  # a capital inside a text marks a name
    unknown = [
        term.word
        for term in terms
        if len(term.word) >= _LEAST_HEARD and term.word.isalpha() and not _is_name(term, written)
        if knowledge.rarity(term.word) == ABSENT
    ]
    heard = {word: right for word in unknown if (right := _heard(word, knowledge.titles))}
    near = {
        word: right
        for word in unknown
        if len(word) >= _MIN_LENGTH
        and word not in heard
        and (right := _nearest(word, knowledge.titles))
    }
    spelt = {stem(heard.get(term.word, near.get(term.word, term.word))) for term in terms}
    wrong = {w: r for w, r in near.items() if _is_meant(w, r, spelt, knowledge.titles)}
    return _with({**heard, **wrong}, text) if heard or wrong else text


def _heard(word: str, titles: Titles) -> str | None:
    """The word itself is none where it is known to be right."""
    for form in (word, _CLIPPED.sub(r"ad\1", word)):
        key = sound(form)
        right = titles.words_by_sound.get(key) or by_sound().get(key)
        if right:
            return right if right != word else None
    return None


def _is_name(term: Term, written: set[str]) -> bool:
    return any(fold(word) == term.word and word[0].isupper() for word in written)


def _with(wrong: Mapping[str, str], text: str) -> str:
    return WORD.sub(lambda match: wrong.get(fold(match.group()), match.group()), text)


def _nearest(word: str, titles: Titles) -> str | None:
    found = titles.nearest_word(word)
    return found if found and not _is_another(word, found) else None


def _is_another(word: str, right: str) -> bool:
    """Whether two letters of so long a word are others in the same places, as in «descendencia» and
    «dependencia»: keystrokes go astray once, or leave letters out."""
    return DamerauLevenshtein.distance(word, right) > 1 and not (
        Indel.distance(sound(word), sound(right)) <= _LEFT_OUT
    )


def _is_meant(word: str, right: str, spelt: set[str], titles: Titles) -> bool:
    own = stem(right)
    if any(len(spelt & title.stems) > 1 for title in titles.by_stem.get(own, ())):
        return True
    return len(word) >= _ALONE and DamerauLevenshtein.distance(word, right) == 1
