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
_TURNS = 2  # that are joined where none of them names a procedure
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
    """The nearest earlier turns with a topic, back to one that names a procedure, where the last
    turn has none of its own."""
    if not earlier or _stands_alone(last, vocabulary, titles):
        return None
    kept: list[Carried] = []
    for text in reversed(earlier[-_LOOK_BACK:]):
        terms = topic_terms(text, vocabulary)
        codes = codes_named(text, titles)
        names = bool(codes) or _best_title(terms, titles) >= _OWN_TOPIC
        if names or len(terms) >= 2:
            kept.append(Carried(text, terms, codes))
        if names or len(kept) == _TURNS:
            break
    return _joined(kept[::-1]) if kept else None


def _joined(turns: Sequence[Carried]) -> Carried:
    terms = {term.stem: term for turn in turns for term in turn.terms}
    codes = dict.fromkeys(code for turn in turns for code in turn.codes)
    return Carried("\n".join(turn.text for turn in turns), tuple(terms.values()), tuple(codes))


def _stands_alone(text: str, vocabulary: AspectVocabulary, titles: Titles) -> bool:
    if codes_named(text, titles):
        return True
    terms = topic_terms(text, vocabulary)
    if not terms:
        return False
    if _adds_a_condition(text):
        return False
    if _best_title(terms, titles) >= _OWN_TOPIC:
        return True
    return len(terms) >= 4 and not points_back(text)


def points_back(text: str) -> bool:
    """Whether the turn opens by going on from what was said: «¿Y para…?»."""
    found = folded_words(text)
    return bool(found) and found[0] in read_words("es", "pointers.txt")


def _adds_a_condition(text: str) -> bool:
    """`¿Y siendo familia numerosa?` asks the same again for another case."""
    found = folded_words(text)
    return points_back(text) and len(found) > 1 and found[1] in read_words("es", "conditions.txt")


def _best_title(terms: tuple[Term, ...], titles: Titles) -> float:
    return title_scores(terms, titles).best
