"""What the words of a question say by themselves: known before what it means is."""

from __future__ import annotations

from collections.abc import Sequence

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.learnt import Learnt
from assist.suggestions.ranking.terms import TopicCoverage
from assist.suggestions.understanding.mentions import acronym_match, title_score, title_scores
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.synonyms import alternatives
from indexes.models import Passage


class Worded:
    """For one question and one run."""

    def __init__(self, question: Question, knowledge: Knowledge, learnt: Learnt) -> None:
        self.question = question
        self.coverage = TopicCoverage(question.topic, knowledge)
        self._known_titles = knowledge.titles
        self.titles = title_scores(question.topic, knowledge.titles)
        self._titles: dict[str, float] = {}
        self.acronyms = acronym_match(question.topic, knowledge.titles)
        topic = question.topic
        wanted = [_meant(term.stem, learnt) for term in topic]
        share = knowledge.overview.words(wanted, [term.worth for term in topic])
        self.share = question.understood * share

    def read(self, passages: Sequence[Passage]) -> None:
        """Does now what would be asked of them one by one later."""
        self.coverage.read(passages)
        for passage in passages:
            self.title(passage)

    def title(self, passage: Passage) -> float:
        """How well the title of its page is named, be it a procedure or not."""
        one = passage.document_id
        known = self._titles.get(one)
        if known is None:
            known = self.titles.of(one)
            if known is None:
                known = title_score(self.question.topic, passage.title, self._known_titles)
            self._titles[one] = known
        return known


def _meant(stem: str, learnt: Learnt) -> dict[str, float]:
    """The stem first, then what was learned and what is known to stand for it."""
    known = alternatives(stem)
    return {stem: 1.0, **learnt.words.get(stem, {}), **known}
