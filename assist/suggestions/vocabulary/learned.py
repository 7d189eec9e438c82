"""What people call a matter, learned from resolved cases: words of their questions that go together
with words of the title of the procedure that it was about.

    support(w, t) = cases that say w and are about a procedure whose title has t
    lift(w, t)    = P(t | w) / P(t)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from assist.suggestions.text.stems import stem_set

LEARNED = 0.5  # how well such a word stands for the other one
_SUPPORT, _LIFT, _SHARE = 3, 4.0, 0.6
_MOST = 4  # words that one may stand for

Learned = Mapping[str, Mapping[str, float]]


def learn_words(cases: Iterable[tuple[str, str]]) -> Learned:
    """Of (question, title) pairs: stem said → stems written, with how well it stands for each."""
    total, said, written = 0, Counter[str](), Counter[str]()
    together: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for question, title in cases:
        total += 1
        stems, of_title = stem_set(question), stem_set(title)
        said.update(stems)
        written.update(of_title)
        for one in stems:
            together[one].update(of_title)
    return {
        one: chosen
        for one, counts in sorted(together.items())
        if (chosen := _chosen(one, counts, said[one], written, total))
    }


def _chosen(
    one: str, counts: Counter[str], often: int, written: Counter[str], total: int
) -> dict[str, float]:
    """Nothing for a word that stands in the titles itself: it means what it says."""
    if one in written or often < _SUPPORT:
        return {}
    good = [
        (support / often * total / written[other], other)
        for other, support in counts.items()
        if support >= _SUPPORT and support / often >= _SHARE
    ]
    best = sorted(((-lift, other) for lift, other in good if lift >= _LIFT))
    return {other: LEARNED for _, other in best[:_MOST]}
