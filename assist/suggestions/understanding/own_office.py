"""Questions about the office that answers: where it is, when it opens, its telephone."""

from __future__ import annotations

from functools import cache

from assist.suggestions.text.folding import fold
from assist.suggestions.understanding.question import PAGES, OfficeFact
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import languages_with, read_table
from assist.suggestions.vocabulary.glossary import without_topic
from assist.suggestions.vocabulary.shorthand import spelt_out
from assist.suggestions.vocabulary.stopwords import stopwords

_FILE = "office.toml"
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
    """All that such a message may hold."""
    plain = stopwords() if language == PAGES else without_topic(language)
    said = (*read_table(language, _FILE)["words"], *plain)
    return frozenset(word for one in said for word in _apart(fold(one)))


def _apart(text: str) -> list[str]:
    """`d'ouverture` → `d`, `ouverture`."""
    return text.replace("'", " ").split()
