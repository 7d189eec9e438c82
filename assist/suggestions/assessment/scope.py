"""Whether another administration decides the matter."""

from __future__ import annotations

from assist.suggestions.assessment.shared_names import subject_of
from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.terms import coverage, stands
from assist.suggestions.text.stems import content_stems, stem_set
from assist.suggestions.understanding.mentions import title_score
from assist.suggestions.understanding.question import Question
from indexes.models import Aspect, DocumentKind, Passage

_MAIN = 0.3  # of the question's topic
_NAMED = 0.6  # of the matter's words, in the title or the heading of one place
_NAMES_OURS = 0.3  # how well a title is named by the words that are not the matter's
_NEVER_OURS = frozenset({"other_region", "private"})
CLEARLY_NEARER = 0.015  # in cosine, than the nearest official passage
_DESCRIBED = 0.7  # of the question's topic, in the description of a procedure
_OWN = 0.4  # of a title's words, for the title to be about the matter and not only to touch it


def is_elsewhere(
    question: Question, best: Candidate, knowledge: Knowledge, nearer: float = 0.0
) -> bool:
    """A page whose title or heading is about the matter answers better than a refusal does: it is
    ours after all, or it says whose it is. A page that only mentions it in passing does not.
    `nearer` is by how much the matter's description is nearer in meaning than any page."""
    if question.matter is None or best.features["code"]:
        return False
    if question.matter.name in _NEVER_OURS or nearer >= CLEARLY_NEARER:
        return True
    words = content_stems(question.matter.words)
    if not words or _names_ours(words, question, best, knowledge):
        return False
    if question.is_foreign and not any(term.stem in words for term in question.topic):
        return True  # said in words of that language, which no page holds
    if _share(words, question, knowledge) < _MAIN:
        return False
    if _is_about(words, best.title) and _shared(words, best.title, knowledge) >= _OWN:
        return False
    if any(_is_about(words, _heading(hit.passage)) for hit in best.hits):
        return False
    return not any(_describes(hit.passage, words, question, knowledge) for hit in best.hits)


def _names_ours(
    words: tuple[str, ...], question: Question, best: Candidate, knowledge: Knowledge
) -> bool:
    """What is said besides names our page: the paper of another administration is only asked for
    among those of a procedure."""
    subject = subject_of(question)
    rest = [term for term in question.topic if term.stem not in words and term.stem in subject]
    if not rest:
        return False
    named = title_score(rest, best.title, knowledge.titles)
    return named >= _NAMES_OURS and named > title_score(
        [term for term in question.topic if term.stem in words], best.title, knowledge.titles
    )


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
