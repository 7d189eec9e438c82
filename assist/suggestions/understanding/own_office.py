"""Questions about the office that answers: where it is, when it opens, its telephone."""

from __future__ import annotations

from functools import cache

from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import PAGES, OfficeFact
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import languages_with, read_table, read_words
from assist.suggestions.vocabulary.shorthand import spelt_out

_FILE = "office.toml"
_WITHOUT_TOPIC = ("stopwords.txt", "function_words.txt", "fillers.txt")
_MOST_WORDS = 20


def asked_of_office(text: str, language: str) -> tuple[OfficeFact, ...]:
    """Empty where any word speaks of something else: another office, a procedure."""
    if language not in languages_with(_FILE):
        return ()
    asked = spelt_out(normalise(text)) if language == PAGES else normalise(text)
    found = _apart(asked)
    if len(found) > _MOST_WORDS or not _words(language).issuperset(found):
        return ()
    return tuple(one for one in OfficeFact if _cues(language, one).stands_in(asked))


@cache
def _cues(language: str, wanted: OfficeFact) -> CueIndex[None]:
    return cue_index(read_table(language, _FILE)[wanted.value])


@cache
def _words(language: str) -> frozenset[str]:
    """All that such a message may hold: also the words of the cues."""
    table = read_table(language, _FILE)
    said: list[str] = list(table["words"])
    for name in _WITHOUT_TOPIC:
        said.extend(read_words(language, name) if language in languages_with(name) else ())
    return frozenset(word for one in said for word in _apart(fold(one)))


def _apart(text: str) -> list[str]:
    """`d'ouverture` → `d`, `ouverture`."""
    return text.replace("'", " ").split()
