"""Whether a question says nothing but the name of one page."""

from __future__ import annotations

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question

_LEAST_WORDS = 3  # two may be of a kind of things: «subvención para autónomos»
_NAMED = 0.7  # how well the title is named


def is_named_whole(question: Question, best: Candidate) -> bool:
    """Its words of topic, and they are several, all stand in a title that says little else: nothing
    that is like it elsewhere is meant."""
    if question.is_foreign or best.features["title"] < _NAMED:
        return False
    title, said = stem_set(best.title), {t.stem for t in question.topic if t.is_said}
    return len(said) >= _LEAST_WORDS and all(stands(one, title) for one in said)
