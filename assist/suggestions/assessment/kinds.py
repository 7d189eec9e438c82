"""Whether a candidate is the kind of thing that is asked for: who asks for a grant is not answered
by the page of a tax, nor who asks for leave to do something by that of a grant for it."""

from __future__ import annotations

from functools import cache

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.files import read_table
from indexes.models import Aspect

# Who asks what a thing costs, or how a refusal is appealed, asks for no grant.
_OF_NO_GRANT = frozenset({Aspect.FEE, Aspect.APPEAL})
_SAYS_WHAT_IT_IS = (Aspect.SUMMARY, Aspect.OTHER, Aspect.AUDIENCE, Aspect.BENEFIT)


def is_other_kind(best: Candidate, question: Question) -> bool:
    """Only where the question names a kind, and neither title nor description of the page does:
    what its words are only taken to mean names no grant."""
    money, leave = kinds()
    named = {term.stem for term in question.topic}
    said = {term.stem for term in question.topic if term.is_said or question.is_foreign}
    if said & money and not (question.decisive and question.aspects[0] in _OF_NO_GRANT):
        asked = money
    elif named & leave and stem_set(best.title) & money and Aspect.BENEFIT not in question.aspects:
        asked = leave
    else:
        return False
    if best.features["code"]:
        return False
    stated = stem_set(best.title).union(
        *(
            stem_set(f"{hit.passage.context} {hit.passage.text}")
            for hit in best.hits
            if hit.passage.aspect in _SAYS_WHAT_IT_IS
        )
    )
    return stated.isdisjoint(asked)


@cache
def kinds() -> tuple[frozenset[str], frozenset[str]]:
    """The stems of what names money, and of what names leave to do something."""
    table = read_table("es", "kinds.toml")
    money, leave = (frozenset(map(stem, table[name])) for name in ("money", "leave"))
    return money, leave
