"""Whether the same question, asked again, gets the same text."""

from __future__ import annotations

import numpy as np

from eval.metrics.corpus import Corpus
from eval.metrics.counts import Counts


def stability(corpus: Corpus) -> Counts:
    """Questions (wording, office, channel, language) asked more than once whose texts are the same
    byte for byte ÷ those asked more than once."""
    asked: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(corpus.answers):
        question = (one.group, one.wording, one.office, one.channel, one.language)
        asked.setdefault(question, []).append(place)
    same, repeated = np.zeros(len(corpus.answers)), np.zeros(len(corpus.answers))
    for places in asked.values():
        if len({corpus.answers[place].repeat for place in places}) > 1:
            repeated[places[0]] = 1
            same[places[0]] = len({corpus.answers[place].text for place in places}) == 1
    return Counts.of_answers(corpus, same, repeated)
