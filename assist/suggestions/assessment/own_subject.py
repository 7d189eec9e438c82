"""A page on appeals is asked for what it says of them, not for whether one can appeal."""

from __future__ import annotations

import re
from dataclasses import replace

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.understanding.question import PAGES, Question
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from assist.suggestions.vocabulary.values import wanted_in
from indexes.facts import FactKind
from indexes.models import Aspect

_WHICH = re.compile(r"\b(?:qu[eé]|cu[aá]l(?:es)?) (?:\w+ ){0,3}recursos?\b", re.IGNORECASE)


def beyond_its_subject(question: Question, primary: Candidate) -> Question:
    """The question without the aspect that the title is about; when one may appeal is then when one
    may apply, and who only wants to is told how. The same where the title is about another thing,
    or it is asked which appeal there is."""
    if Aspect.APPEAL not in question.aspects or not _is_on_appeals(primary.title):
        return question
    others = tuple(one for one in question.aspects if one is not Aspect.APPEAL)
    wanted = wanted_in(question.text, question.language)
    if not others and FactKind.DURATION in wanted.kinds:
        others = (Aspect.DEADLINE,)
    elif not others and not _WHICH.search(question.text):
        others = (Aspect.CHANNEL,)
    return replace(question, aspects=others) if others else question


def _is_on_appeals(title: str) -> bool:
    return Aspect.APPEAL in asked_about(title, aspect_vocabulary(PAGES)).aspects
