"""What earlier turns of a conversation add to the last one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assist.suggestions.text.folding import folded_words
from assist.suggestions.titles import Titles
from assist.suggestions.understanding.mentions import codes_named, title_scores
from assist.suggestions.understanding.question import Term
from assist.suggestions.understanding.topic import topic_terms
from assist.suggestions.vocabulary.aspects import AspectVocabulary
from assist.suggestions.vocabulary.files import read_words

_LOOK_BACK = 6  # turns
_OWN_TOPIC = 0.45  # how well a title must be named to be a topic of its own


@dataclass(frozen=True, slots=True)
class Carried:
    """The earlier turn whose topic is still spoken of."""

    text: str
    terms: tuple[Term, ...]
    codes: tuple[str, ...]


def carried_topic(
    last: str, earlier: Sequence[str], vocabulary: AspectVocabulary, titles: Titles
) -> Carried | None:
    """The nearest earlier turn with a topic, where the last turn has none of its own."""
    if not earlier or _stands_alone(last, vocabulary, titles):
        return None
    for text in reversed(earlier[-_LOOK_BACK:]):
        terms = topic_terms(text, vocabulary)
        codes = codes_named(text, titles)
        if codes or len(terms) >= 2 or _best_title(terms, titles) >= _OWN_TOPIC:
            return Carried(text, terms, codes)
    return None


def _stands_alone(text: str, vocabulary: AspectVocabulary, titles: Titles) -> bool:
    if codes_named(text, titles):
        return True
    terms = topic_terms(text, vocabulary)
    if not terms:
        return False
    if _best_title(terms, titles) >= _OWN_TOPIC:
        return True
    return len(terms) >= 4 and not points_back(text)


def points_back(text: str) -> bool:
    """Whether the turn opens by going on from what was said: «¿Y para…?»."""
    found = folded_words(text)
    return bool(found) and found[0] in read_words("es", "pointers.txt")


def _best_title(terms: tuple[Term, ...], titles: Titles) -> float:
    return title_scores(terms, titles).best
