"""What a page says that is titled with the question which it answers: all of it, where that is a
few sentences."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.answering import Answer
from assist.suggestions.evidence.evidence import AspectEvidence
from assist.suggestions.evidence.pages import Page
from assist.suggestions.evidence.slots import VALUED
from assist.suggestions.evidence.units import units_of
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.question_titles import answers_its_title
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.models import Aspect

_MOST = 8  # sentences


def answered_whole(
    candidate: Candidate, question: Question, answers: Sequence[Answer], pages: Sequence[Page]
) -> tuple[AspectEvidence, ...]:
    """Empty where the page is no such page, or a long one; where a value was found, or one is asked
    for of which its title says nothing; or where the message asks several things."""
    if not answers_its_title(candidate) or len(answers) != 1 or answers[0].pinpointed.units:
        return ()
    titled = asked_about(candidate.title, aspect_vocabulary(PAGES)).aspects
    if question.decisive and VALUED.intersection(question.aspects) - {*titled}:
        return ()
    if any(one.is_looked_up for one in answers[0].aspects):
        return ()
    own = next((page for page in pages if page[0].document_id == candidate.document_id), ())
    told = tuple(unit for passage in own for unit in units_of(passage))
    return (AspectEvidence(Aspect.OTHER, told),) if 0 < len(told) <= _MOST else ()
