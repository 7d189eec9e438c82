"""Status agreement, and which statuses count as an answer."""

from __future__ import annotations

from collections import Counter

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts

ANSWERING = frozenset({"answered", "partial", "conflict"})
# No judgement on the question: the stages were not all run, or something was down.
NOT_JUDGED = frozenset({"unfinished", "unavailable"})


def status_agreement(corpus: Corpus) -> Counts:
    """Answers with the modal status of their group ÷ answers of groups of two or more. Of statuses
    equally frequent the first in the alphabet is the modal one."""
    alike, compared = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    for span in corpus.spans:
        statuses = [answer.status for answer in corpus.answers[span]]
        if len(statuses) < 2 or NOT_JUDGED.issuperset(statuses):
            continue
        counted = Counter(statuses)
        modal = min(counted, key=lambda status: (-counted[status], status))
        alike[span] = [status == modal for status in statuses]
        compared[span] = 1
    return Counts.of_answers(corpus, alike, compared)
