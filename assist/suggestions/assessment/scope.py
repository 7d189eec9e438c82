"""Whether another administration decides the matter."""

from __future__ import annotations

from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.understanding.question import Question

_NAMED = 0.5  # of the matter's words, in a title or heading


def is_elsewhere(question: Question, best: Candidate) -> bool:
    """A page whose title or heading is about the matter answers better than a refusal does: it is
    ours after all, or it says whose it is. A page that only mentions it in passing does not."""
    if question.matter is None or best.features.get("code"):
        return False
    words = content_stems(question.matter.words)
    if not words:
        return False
    about = stem_set(best.title).union(
        *(
            stem_set(
                " ".join((hit.passage.title, *hit.passage.section, hit.passage.question or ""))
            )
            for hit in best.hits
        )
    )
    return sum(stands(word, about) for word in words) / len(words) < _NAMED
