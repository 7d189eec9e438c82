"""Questions of one meaning: near each other as vectors, and sharing the words that tell.

Vectors alone join what is asked in the same manner about different things; words alone part
what is asked in other words. Both are weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.stopwords import stopwords
from indexes.embedders.protocol import Vectors
from indexes.folding import fold

_WORD = re.compile(r"[^\W\d_]{3,}")
_WEIGHT_OF_WORDS = 0.6
_ALIKE = 0.17  # likeness, on average, of the questions of one group

Matrix = NDArray[np.float32]


def grouped(texts: Sequence[str], vectors: Vectors, floor: float) -> list[list[int]]:
    """Positions of the texts of each group, the largest group first. `floor` is the cosine of what
    has nothing in common."""
    if len(texts) < 2:
        return [[place] for place in range(len(texts))]
    unlike = np.clip(1 - likeness(texts, vectors, floor), 0, 1)  # sums of floats may pass 1
    np.fill_diagonal(unlike, 0)
    tree = linkage(squareform(unlike, checks=False), "average")
    groups: dict[int, list[int]] = {}
    for place, label in enumerate(fcluster(tree, 1 - _ALIKE, "distance")):
        groups.setdefault(int(label), []).append(place)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]))


def likeness(texts: Sequence[str], vectors: Vectors, floor: float) -> Matrix:
    """From 0 to 1, of every pair."""
    near = np.clip((vectors @ vectors.T - floor) / max(1 - floor, 1e-6), 0, 1)
    mixed = (1 - _WEIGHT_OF_WORDS) * near + _WEIGHT_OF_WORDS * _shared_words(texts)
    alike: Matrix = ((mixed + mixed.T) / 2).astype(np.float32)
    return alike


def _shared_words(texts: Sequence[str]) -> Matrix:
    """The weight of the words that both have, of that of all their words: rarer ones weigh more."""
    words = [_telling(text) for text in texts]
    known = {word: place for place, word in enumerate(sorted(set().union(*words)))}
    counts = Counter(word for found in words for word in found)
    has = np.zeros((len(texts), max(1, len(known))), np.float32)
    for row, found in enumerate(words):
        for word in found:
            has[row, known[word]] = math.sqrt(math.log(1 + len(texts) / counts[word]))
    both = has @ has.T
    own = both.diagonal()
    either = own[:, None] + own[None, :] - both
    shared: Matrix = np.divide(both, either, out=np.zeros_like(both), where=either > 0)
    return shared


def _telling(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(fold(text)) if word not in stopwords()}
