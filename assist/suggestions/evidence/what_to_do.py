"""What there is to do besides applying, for who asks no more than what they have to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.gather import gather
from assist.suggestions.evidence.pages import Page
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.word_classes import any_of
from indexes.models import Aspect

_WHAT_TO_DO = re.compile(rf"\b{any_of('steps')}\b", re.IGNORECASE)


def to_be_brought(
    question: Question, told: Sequence[AspectEvidence], pages: Sequence[Page]
) -> tuple[AspectEvidence, ...]:
    """The papers, behind the ways to apply: «¿Qué tengo que hacer?» is not answered by «en línea».
    None where more was asked, or where nothing says how to apply."""
    if question.aspects != (Aspect.CHANNEL,) or not _WHAT_TO_DO.search(question.text):
        return ()
    if {one.aspect for one in told} != {Aspect.CHANNEL}:
        return ()
    found = gather(Aspect.DOCUMENTS, pages)
    return (found,) if found else ()
