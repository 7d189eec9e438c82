"""Which procedure each question of a message is about."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.evidence.asked_things import things_asked
from assist.suggestions.evidence.parts import Part
from assist.suggestions.evidence.places import place_of
from assist.suggestions.evidence.slots import OWN_PLACE
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import TopicCoverage, stands
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.mentions import title_score
from assist.suggestions.understanding.question import Term
from indexes.models import Passage

_OTHERS = 6  # candidates that another question of the message may be about
_NAMED = 0.35  # how well it must name their title
_BETTER = 0.15  # and by how much better than the first one's


def procedure_of(
    part: Part, candidate: Candidate, others: Sequence[Candidate], knowledge: Knowledge
) -> Candidate:
    """The procedure that this question names better than the one that the message is about, unless
    the pages of that one say more of its words: «la renta» of a grant names no rent. Who asks
    («somos familia numerosa») names none, nor does the thing that is asked for («¿qué modelo?»)."""
    asked = stem_set(part.text) - {stem(thing) for thing in things_asked(part.text)}
    terms = tuple(term for term in part.terms if term.stem in asked)
    if not part.is_particular or not terms:
        return candidate
    titles = knowledge.titles
    scored = [(title_score(terms, one.title, titles), one) for one in others[:_OTHERS]]
    best = max(scored, key=lambda item: item[0], default=None)
    own = title_score(terms, candidate.title, titles)
    if best is None or best[0] < _NAMED or best[0] < own + _BETTER:
        return candidate
    if _named_in(best[1].title, terms) <= _named_in(candidate.title, terms):
        return candidate  # «¿cuánto es la ayuda?» names no other than the one that it is about
    if _tells(candidate, part, knowledge) and not _tells(best[1], part, knowledge):
        return candidate
    said = TopicCoverage(part.terms, knowledge)
    is_told = said.together(_said_of(candidate, knowledge))
    return best[1] if said.together(_said_of(best[1], knowledge)) >= is_told else candidate


def _named_in(title: str, terms: Sequence[Term]) -> set[str]:
    stems = stem_set(title)
    return {term.stem for term in terms if stands(term.stem, stems)}


def _tells(candidate: Candidate, part: Part, knowledge: Knowledge) -> bool:
    """In its own place, something that is asked by name."""
    places = {OWN_PLACE.get(one, one) for one in part.aspects}
    return any(place_of(passage) in places for passage in _said_of(candidate, knowledge))


def _said_of(candidate: Candidate, knowledge: Knowledge) -> list[Passage]:
    documents = knowledge.titles.documents_of(candidate.key)
    return [passage for document in documents for passage in knowledge.document(document)]
