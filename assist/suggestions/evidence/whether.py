"""The questions of a message that ask for nothing by name, but hold what is said of somebody
against a limit: «tiene 12 años, ¿puede sacárselo? ¿Y cuánto cuesta?»."""

from __future__ import annotations

import re
from functools import lru_cache

from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.yes_or_no import asks_whether, with_its_value
from assist.suggestions.understanding.pieces import pieces_of
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.topic import asked_about, topic_terms
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.values import Wanted, wanted_in

_CORE = re.compile(r"¿[^?]*\?+\W*$")


@lru_cache(maxsize=64)
def limits_asked(question: Question) -> tuple[tuple[Part, bool], ...]:
    """Each with the value that answers it, and whether no other question stands before it. Only
    beside questions that ask for something by name: what is asked alone is the whole message."""
    if question.is_foreign or question.carried:
        return ()
    pieces = pieces_of(question.text, question.language)
    found = [(part, order == 0) for order, piece in enumerate(pieces) if (part := _limit(piece))]
    return tuple(found) if len(found) < len(pieces) else ()


def _limit(piece: str) -> Part | None:
    match = _CORE.search(piece)
    if match is None or not asks_whether(match[0]):
        return None
    vocabulary = aspect_vocabulary(PAGES)
    if asked_about(match[0], vocabulary).decisive or wanted_in(match[0], PAGES):
        return None
    return with_its_value(Part(piece, (), Wanted(), topic_terms(piece, vocabulary)))
