"""Abstention: who was answered that should not have been, and the other way round."""

from __future__ import annotations

import numpy as np

from eval.metrics.corpus import Corpus, Floats
from eval.metrics.counts import Counts
from eval.metrics.statuses import ANSWERING, NOT_JUDGED
from eval.models import Answer


def answerable(answer: Answer) -> bool | None:
    """Whether the sources answer the question, as the dataset says; None where it does not."""
    if answer.status in NOT_JUDGED:
        return None
    if answer.expect is not None:
        return answer.expect in ANSWERING
    return True if answer.relevant or answer.gold_facts else None


def false_answers(corpus: Corpus) -> Counts:
    """Answered ÷ unanswerable questions, at the threshold of the service."""
    return _counted(corpus, of_answerable=False)


def false_refusals(corpus: Corpus) -> Counts:
    """Not answered ÷ answerable questions, at the threshold of the service."""
    return _counted(corpus, of_answerable=True)


def _counted(corpus: Corpus, *, of_answerable: bool) -> Counts:
    asked, wrong = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    for place, answer in enumerate(corpus.answers):
        if answerable(answer) is of_answerable:
            asked[place] = 1
            wrong[place] = (answer.status in ANSWERING) is not of_answerable
    return Counts.of_answers(corpus, wrong, asked)


def labels(corpus: Corpus) -> tuple[Floats, Floats]:
    """1 for each answerable question, 1 for each unanswerable one; both 0 where nobody knows."""
    known = [answerable(answer) for answer in corpus.answers]
    yes = np.array([one is True for one in known], dtype=float)
    no = np.array([one is False for one in known], dtype=float)
    return yes, no
