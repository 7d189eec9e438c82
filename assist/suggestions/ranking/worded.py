"""What the words of a question say by themselves: known before what it means is."""

from __future__ import annotations

from assist.suggestions.knowledge import Knowledge
from assist.suggestions.ranking.learnt import Learnt
from assist.suggestions.ranking.terms import TopicCoverage
from assist.suggestions.understanding.mentions import acronym_match, title_scores
from assist.suggestions.understanding.question import Question
from assist.suggestions.vocabulary.synonyms import alternatives


class Worded:
    """For one question and one run."""

    def __init__(self, question: Question, knowledge: Knowledge, learnt: Learnt) -> None:
        self.question = question
        self.coverage = TopicCoverage(question.topic, knowledge)
        self.titles = title_scores(question.topic, knowledge.titles)
        self.acronyms = acronym_match(question.topic, knowledge.titles)
        topic = question.topic
        wanted = [_meant(term.stem, learnt) for term in topic]
        share = knowledge.overview.words(wanted, [term.worth for term in topic])
        self.share = question.understood * share


def _meant(stem: str, learnt: Learnt) -> dict[str, float]:
    """The stem first, then what was learned and what is known to stand for it."""
    known = alternatives(stem)
    return {stem: 1.0, **learnt.words.get(stem, {}), **known}
