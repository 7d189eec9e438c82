"""What a question is about, apart from what it asks about it."""

from __future__ import annotations

import re

from assist.suggestions.text.stems import stem
from assist.suggestions.understanding.question import Term
from assist.suggestions.vocabulary.aspects import AspectMatch, AspectVocabulary
from assist.suggestions.vocabulary.stopwords import stopwords
from indexes.models import Aspect

_INTERROGATIVE = re.compile(r"¿[^?]*\?|[^.!?¿\n]*\?")
_WORD = re.compile(r"\S+")


def asked_about(text: str, vocabulary: AspectVocabulary) -> tuple[tuple[Aspect, ...], bool]:
    """The aspects in order, and whether they were named rather than hinted at.

    What stands between question marks is the question; the rest is the story behind it."""
    core = " ".join(_INTERROGATIVE.findall(text))
    in_core = vocabulary.asked(core) if core else ()
    found = in_core if any(one.decisive for one in in_core) else vocabulary.asked(text)
    return tuple(dict.fromkeys(one.aspect for one in found)), any(one.decisive for one in found)


def topic_terms(text: str, vocabulary: AspectVocabulary) -> tuple[Term, ...]:
    """The words that carry topic, without repetition."""
    matches = [one for one in vocabulary.asked(text) if one.decisive]
    found: dict[str, Term] = {}
    for hit in _WORD.finditer(vocabulary.repaired(text)):
        word = hit.group()
        if len(word) > 1 and word not in stopwords() and not _asks(hit.start(), matches):
            found.setdefault(stem(word), Term(word, stem(word)))
    return tuple(found.values())


def _asks(position: int, matches: list[AspectMatch]) -> bool:
    return any(one.match.names(position) for one in matches)
