"""«Familia numerosa o monoparental»: questions that name two things, joined by «o»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assist.suggestions.assessment.title_words import holds_all, whole_title
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.text.folding import fold, words
from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import Question

_OR = frozenset({"o", "u"})


def either(
    ranked: Sequence[Candidate], question: Question, things: frozenset[str]
) -> list[Candidate]:
    """«Familia numerosa o monoparental»: two things, of which each is in the title of one only."""
    for one, other in _alternatives(question.text, things):
        mine, theirs = (
            [c for c in ranked if _is_about(c, things - {absent}, absent)]
            for absent in (other, one)
        )
        if mine and theirs and whole_title(mine[0].title) != whole_title(theirs[0].title):
            found = sorted((mine[0], theirs[0]), key=lambda c: -c.score)
            return found if ranked[0] in found else []
    return []


def _is_about(candidate: Candidate, things: frozenset[str], absent: str) -> bool:
    held = stem_set(candidate.title)
    return (
        "superseded" not in candidate.features
        and absent not in held
        and holds_all(candidate.title, things)
    )


def _alternatives(text: str, things: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nearest things on either side of «o»."""
    found = [stem(word) if fold(word) not in _OR else "" for word in words(text)]
    for place, word in enumerate(words(text)):
        if fold(word) in _OR:
            before = next((one for one in reversed(found[:place]) if one in things), None)
            after = next((one for one in found[place + 1 :] if one in things), None)
            if before and after and before != after:
                yield before, after
