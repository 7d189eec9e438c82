"""Whether another administration decides the matter."""

from __future__ import annotations

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, DocumentKind, Passage

_MAIN = 0.3  # of the question's topic
_NAMED = 0.6  # of the matter's words, in the title or the heading of one place
_DESCRIBED = 0.5  # of the question's topic, in the description of a procedure
_OWN = 0.4  # of a title's words, for the title to be about the matter and not only to touch it


def is_elsewhere(question: Question, best: Candidate, knowledge: Knowledge) -> bool:
    """A page whose title or heading is about the matter answers better than a refusal does: it is
    ours after all, or it says whose it is. A page that only mentions it in passing does not."""
    if question.matter is None or best.features["code"]:
        return False
    words = content_stems(question.matter.words)
    if not words or _share(words, question, knowledge) < _MAIN:
        return False
    if _is_about(words, best.title) and _shared(words, best.title, knowledge) >= _OWN:
        return False
    if any(_is_about(words, _heading(hit.passage)) for hit in best.hits):
        return False
    return not any(_describes(hit.passage, words, question, knowledge) for hit in best.hits)


def _describes(
    passage: Passage, words: tuple[str, ...], question: Question, knowledge: Knowledge
) -> bool:
    """A description of a procedure that speaks of the matter and of most of the question."""
    if passage.kind is not DocumentKind.PROCEDURE or passage.aspect is not Aspect.SUMMARY:
        return False
    stems = stem_set(passage.text)
    return (
        sum(stands(word, stems) > 0 for word in words) >= _NAMED * len(words)
        and coverage(question.topic, stems, knowledge) >= _DESCRIBED
    )


def _share(words: tuple[str, ...], question: Question, knowledge: Knowledge) -> float:
    """How much of the topic the matter is: a register of inhabitants that is only mentioned among
    the papers of something else is not what is asked about."""
    weights = {term.stem: knowledge.rarity(term.word) for term in question.topic}
    total = sum(weights.values())
    return sum(weights.get(word, 0.0) for word in words) / total if total else 1.0


def _is_about(words: tuple[str, ...], text: str) -> bool:
    stems = stem_set(text)
    return sum(stands(word, stems) == 1 for word in words) >= _NAMED * len(words)


def _shared(words: tuple[str, ...], title: str, knowledge: Knowledge) -> float:
    stems = stem_set(title)
    weights = {one: knowledge.titles.weight(one) for one in stems}
    total = sum(weights.values())
    return sum(weights[one] for one in stems if one in words) / total if total else 0.0


def _heading(passage: Passage) -> str:
    """The innermost heading, where the questions of a list of frequent questions stand too."""
    return passage.section[-1] if passage.section else ""
