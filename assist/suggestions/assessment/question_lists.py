"""Pages that are lists of questions, each about a thing of its own: their titles name none of them,
and what they answer is told by their headings."""

from __future__ import annotations

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.candidate import Candidate
from assist.suggestions.ranking.question_titles import answers_its_title
from assist.suggestions.ranking.terms import stands
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import Question
from indexes.models import Passage, Pool

_LEAST = 3  # questions
_MOSTLY = 0.6  # of its passages


def questions_answered(knowledge: Knowledge) -> list[tuple[str, str]]:
    """The key of each such page, and a question that it answers."""
    pages: dict[str, list[Passage]] = {}
    for passage in knowledge.snapshot.each_of_pool(Pool.OFFICIAL):
        if not passage.procedure_code and not passage.procedure_title:
            pages.setdefault(passage.document_id, []).append(passage)
    return [
        (knowledge.titles.key_of(passage), passage.heading)
        for page in pages.values()
        if is_list_of_questions(page)
        for passage in page
        if _asks(passage)
    ]


def is_list_of_questions(page: list[Passage]) -> bool:
    asking = {passage.heading for passage in page if _asks(passage)}
    return len(asking) >= _LEAST and sum(map(_asks, page)) >= _MOSTLY * len(page)


def is_asked_there(question: Question, best: Candidate) -> bool:
    """Whether a question of the page, or that it is titled with, has every word of several that
    were said; the first with its answer."""
    stems = [term.stem for term in question.topic]
    places = (hit.passage for hit in best.hits if _asks(hit.passage))
    texts = [f"{place.heading} {place.text}" for place in places]
    if answers_its_title(best):
        texts.append(best.title)
    return len(stems) > 1 and any(
        all(stands(one, stem_set(text)) == 1 for one in stems) for text in texts
    )


def _asks(passage: Passage) -> bool:
    return passage.heading.rstrip().endswith("?")
