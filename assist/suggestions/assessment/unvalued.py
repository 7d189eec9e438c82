"""Of a message of several questions, those that want a value which nothing gives that is said."""

from __future__ import annotations

from datetime import date

from assist.suggestions.assessment.asked_value import lacks_value
from assist.suggestions.evidence import Evidence
from assist.suggestions.frozen import replace
from assist.suggestions.understanding.open_questions import asked_in
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.repeated import repeated
from assist.suggestions.understanding.topic import asked_about
from assist.suggestions.vocabulary.aspects import aspect_vocabulary
from indexes.redaction import trusted

_SEVERAL = 2


def without_values(evidence: Evidence, question: Question, today: date) -> Evidence:
    """The same, which admits them: «¿Dónde se pide? ¿Cuánto cuesta?» is not answered by who pays
    nothing. As it is where all of them are like that, or where one cannot be repeated."""
    if question.is_foreign or question.carried or evidence.conflict is not None:
        return evidence
    cores = [core for core, _, _ in asked_in(question.text, question.language)]
    if len(cores) < _SEVERAL:
        return evidence
    told = {one.aspect for one in evidence.aspects}
    apart = {core: _alone(question, core) for core in cores}
    lacking = [core for core, one in apart.items() if lacks_value(evidence, one, today)]
    # What is asked by the name of an aspect that nothing is told of is missing by that name.
    lacking = [core for core in lacking if told.issuperset(apart[core].aspects)]
    words = [repeated(core, question.language) for core in lacking]
    if not lacking or len(lacking) == len(cores) or not all(words):
        return evidence
    return replace(evidence, unanswered=tuple(dict.fromkeys((*evidence.unanswered, *words))))


def _alone(question: Question, core: str) -> Question:
    asked = asked_about(core, aspect_vocabulary(question.language))
    return replace(
        question,
        text=trusted(core),
        search=core,
        aspects=asked.aspects,
        decisive=asked.decisive,
        also=asked.also,
    )
