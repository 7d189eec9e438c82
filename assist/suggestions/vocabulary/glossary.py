"""What residents call a public matter in their language, in the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assist.suggestions.text.folding import fold
from assist.suggestions.vocabulary.cue_index import CueIndex
from assist.suggestions.vocabulary.cues import Match, normalise
from assist.suggestions.vocabulary.files import languages_with, read_tables, read_words

_FILE = "glossary.toml"
_FUNCTION_WORDS = "function_words.txt"
_FILLERS = "fillers.txt"
_APOSTROPHE = re.compile(r"['’]")
_WORD = re.compile(r"\S+")
Matters = Mapping[str, Sequence[str] | str]  # cues, or the other name of what is said by the same


@dataclass(frozen=True, slots=True)
class Gloss:
    """`words` are Spanish, in the order said; `left` are words of the text with no Spanish ones;
    `named`, how many have some."""

    words: tuple[str, ...]
    left: tuple[str, ...]
    named: int


def gloss(
    text: str, language: str, known: Callable[[str], bool] = bool, *, further: bool = False
) -> Gloss:
    """The longest expressions win. Empty for a language without glossary. `known`: whether what an
    expression is called is to be taken. `further`: by the files of single matters, of which no
    site has all, instead of the first one."""
    normalised = normalise(_APOSTROPHE.sub(" ", text))
    found = _found(normalised, language, further)
    chosen = _longest([pair for pair in found if known(pair[1])])
    words = (word for _, spanish in chosen for word in spanish.split())
    named, left = _told_apart(normalised, chosen, language)
    return Gloss(tuple(dict.fromkeys(words)), tuple(left), named)


def function_words(language: str) -> frozenset[str]:
    """Empty for a language without them."""
    known = language in languages_with(_FUNCTION_WORDS)
    return read_words(language, _FUNCTION_WORDS) if known else frozenset()


@cache
def without_topic(language: str) -> frozenset[str]:
    """Function words, and others that say nothing of what is asked about."""
    also = read_words(language, _FILLERS) if language in languages_with(_FILLERS) else frozenset()
    return function_words(language) | also


def _found(normalised: str, language: str, further: bool) -> list[tuple[Match, str]]:
    return [
        (Match.of(hit), spanish)
        for cue, spanish in _cues(language, further).possible(normalised)
        for hit in cue.finditer(normalised)
        if hit.end() > hit.start()
    ]


def _longest(found: list[tuple[Match, str]]) -> list[tuple[Match, str]]:
    chosen: list[tuple[Match, str]] = []
    for one, spanish in sorted(found, key=lambda pair: (pair[0].start - pair[0].end, pair[1])):
        if not any(one.overlaps(other) for other, _ in chosen):
            chosen.append((one, spanish))
    return sorted(chosen, key=lambda pair: pair[0].start)


def _told_apart(
    normalised: str, chosen: list[tuple[Match, str]], language: str
) -> tuple[int, list[str]]:
    """How many words the chosen expressions name, and those that none does."""
    ignored = without_topic(language)
    words = [hit for hit in _WORD.finditer(normalised) if hit.group() not in ignored]
    left = [h.group() for h in words if not any(m.names(h.start()) for m, _ in chosen)]
    return len(words) - len(left), left


@cache
def _cues(language: str, further: bool) -> CueIndex[str]:
    tables = read_tables(language, _FILE) if language in languages_with(_FILE) else ()
    chosen = tables[1:] if further else tables[:1]
    rows = (row for table in chosen for row in _cues_by_matter(table["words"]))
    return CueIndex((fold(cue), words) for words, cues in rows for cue in cues)


def _cues_by_matter(matters: Matters) -> Iterator[tuple[str, Sequence[str]]]:
    for words, cues in matters.items():
        yield words, matters[cues] if isinstance(cues, str) else cues
