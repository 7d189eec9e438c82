"""Whether a candidate is the kind of thing that is asked for: who asks for a grant is not answered
by the page of a tax."""

from __future__ import annotations

from functools import cache

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect

_SAYS_WHAT_IT_IS = (Aspect.SUMMARY, Aspect.OTHER, Aspect.AUDIENCE, Aspect.BENEFIT)


def is_other_kind(best: Candidate, question: Question) -> bool:
    """Only where the question names a kind, and neither title nor description of the page does."""
    asked = [kind for kind in kinds() if any(term.stem in kind for term in question.topic)]
    if not asked or best.features["code"]:
        return False
    said = stem_set(best.title).union(
        *(
            stem_set(f"{hit.passage.context} {hit.passage.text}")
            for hit in best.hits
            if hit.passage.aspect in _SAYS_WHAT_IT_IS
        )
    )
    return any(said.isdisjoint(kind) for kind in asked)


@cache
def kinds() -> tuple[frozenset[str], ...]:
    """The stems of each."""
    table = read_table("es", "kinds.toml")
    return tuple(frozenset(stem(word) for word in words) for words in table.values())
