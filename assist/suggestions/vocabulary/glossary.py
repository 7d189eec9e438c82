"""What residents call a public matter in their language, in the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.cue_index import CueIndex
from assist.suggestions.vocabulary.cues import Match, normalise
from assist.suggestions.vocabulary.files import languages_with, read_table, read_words

_FILE = "glossary.toml"
_FUNCTION_WORDS = "function_words.txt"
_APOSTROPHE = re.compile(r"['’]")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Gloss:
    """`words` are Spanish, in the order said; `left` are words of the text with no Spanish ones."""

    words: tuple[str, ...]
    left: tuple[str, ...]


def gloss(text: str, language: str, known: Callable[[str], bool] = bool) -> Gloss:
    """The longest expressions win. Empty for a language without glossary. `known`: whether what an
    expression is called is to be taken."""
    normalised = normalise(_APOSTROPHE.sub(" ", text))
    found = _found(normalised, language)
    chosen = _longest([pair for pair in found if known(pair[1])])
    words = (word for _, spanish in chosen for word in spanish.split())
    return Gloss(tuple(dict.fromkeys(words)), tuple(_left(normalised, chosen, language)))


def function_words(language: str) -> frozenset[str]:
    """Empty for a language without them."""
    known = language in languages_with(_FUNCTION_WORDS)
    return read_words(language, _FUNCTION_WORDS) if known else frozenset()


def _found(normalised: str, language: str) -> list[tuple[Match, str]]:
    return [
        (Match.of(hit), spanish)
        for cue, spanish in _cues(language).possible(normalised)
        for hit in cue.finditer(normalised)
        if hit.end() > hit.start()
    ]


def _longest(found: list[tuple[Match, str]]) -> list[tuple[Match, str]]:
    chosen: list[tuple[Match, str]] = []
    for one, spanish in sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[1])):
        if not any(one.overlaps(other) for other, _ in chosen):
            chosen.append((one, spanish))
    return sorted(chosen, key=lambda pair: pair[0].start)


def _left(normalised: str, chosen: list[tuple[Match, str]], language: str) -> list[str]:
    ignored = function_words(language)
    return [
        hit.group()
        for hit in _WORD.finditer(normalised)
        if hit.group() not in ignored and not any(m.names(hit.start()) for m, _ in chosen)
    ]


@cache
def _cues(language: str) -> CueIndex[str]:
    known = language in languages_with(_FILE)
    table: dict[str, list[str]] = read_table(language, _FILE)["words"] if known else {}
    return CueIndex((fold(cue), words) for words, cues in table.items() for cue in cues)
