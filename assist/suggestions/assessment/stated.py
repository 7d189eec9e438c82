"""Pages of ours that say themselves that the matter is another administration's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from assist.suggestions.assessment.own_authorities import own_authorities
from assist.suggestions.evidence.units import Unit, units_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.understanding.subject import subject_of
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.jurisdictions import competent
from indexes.models import Aspect, Passage

_NAMED = 0.6  # of a heading's words, or of the question's, for it to be about what is asked


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The sentence, verbatim, and whom it names."""

    authority: str
    unit: Unit


def stated_elsewhere(
    best: Candidate, question: Question, knowledge: Knowledge, organisation: str
) -> Elsewhere | None:
    """Where a page says what it is about, or under a heading that is about what is asked."""
    own, here = own_authorities(knowledge), normalise(knowledge.own_region)
    for passage in _telling(best, question, knowledge):
        for unit in units_of(passage):
            if here and here in normalise(unit.text):
                continue  # what is shared with another administration can be asked for here
            authority = competent(unit.text, organisation, own)
            if authority:
                return Elsewhere(authority, unit)
    return None


def _telling(best: Candidate, question: Question, knowledge: Knowledge) -> Iterator[Passage]:
    for passage in knowledge.document(best.document_id):
        if passage.aspect is Aspect.SUMMARY or (not best.is_procedure and not passage.section):
            yield passage
    asked = subject_of(question)
    for hit in best.hits:
        heading = stem_set(hit.passage.heading)
        if heading and len(heading & asked) >= _NAMED * min(len(heading), len(asked) or 1):
            yield hit.passage
