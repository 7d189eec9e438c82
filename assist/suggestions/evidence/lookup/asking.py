"""What a question says, as tables are asked for it."""

from __future__ import annotations

from dataclasses import dataclass

from assist.suggestions.evidence.lookup.other_words import as_pages_say
from assist.suggestions.evidence.parts import Part
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question, Term


@dataclass(frozen=True, slots=True)
class Asked:
    """`text`: of the question, with its numbers and units in the language of the pages; `own`: of
    this turn, which outweighs what was said before; `said`: its words, of which `terms` are not in
    the title; `stems`: of what it is about."""

    part: Part
    text: str
    own: str
    said: tuple[Term, ...]
    terms: tuple[Term, ...]
    stems: frozenset[str]


def asked_by(part: Part, question: Question, title: str) -> Asked:
    named = stem_set(title)
    said = [term for term in part.terms if term.is_said] or part.terms
    terms = tuple(term for term in said if not stands(term.stem, named))
    stems = frozenset(term.stem for term in part.terms)
    text = as_pages_say(part.text, question.language)
    return Asked(part, text, question.text, tuple(said), terms, stems)
