"""Of two cases that differ by a «no» alone («empadronados, 42 €; no empadronados, 61 €»), the one
that somebody tells of themselves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from assist.suggestions.text.folding import folded_words
from assist.suggestions.text.stems import stem
from assist.suggestions.vocabulary.word_classes import words_of

_FAR = 6  # words before it, in which a doubt stands
_REACH = 3  # words in which what is denied is named: «no estoy empadronado»


def by_denial(cases: Sequence[str], asked: str) -> list[bool] | None:
    """For each case, whether it is theirs; None where no word tells them apart like that, or the
    question says nothing of it."""
    denied = [denied_in(case, reach=1) for case in cases]
    said = [frozenset(map(stem, folded_words(case))) for case in cases]
    parting = frozenset().union(*denied) & frozenset().union(
        *(own - no for own, no in zip(said, denied, strict=True))
    )
    lacking = denied_in(asked)
    told = [one for one in parting if one in set(map(stem, folded_words(asked)))]
    if len(told) != 1:
        return None
    (word,) = told
    if _doubts(asked, word):
        return None
    held = [
        (word in no) == (word in lacking) and word in own
        for own, no in zip(said, denied, strict=True)
    ]
    return held if any(held) and not all(held) else None


def _doubts(text: str, word: str) -> bool:
    """«No sé si estoy empadronado» tells neither."""
    words = folded_words(text)
    place = next(at for at, one in enumerate(words) if stem(one) == word)
    before = words[max(0, place - _FAR) : place]
    denials = [at for at, one in enumerate(before) if one in words_of("denial")]
    ends = words_of("subordination")
    return bool(denials) and any(one in ends for one in before[denials[0] + 1 :])


def denied_in(text: str, *, reach: int = _REACH, by: Sequence[str] = ("denial",)) -> frozenset[str]:
    """The stems of what is denied, with the words of these classes."""
    words = folded_words(text)
    denials, ends = {w for name in by for w in words_of(name)}, words_of("subordination")
    return frozenset(
        stem(word)
        for place, one in enumerate(words)
        if one in denials
        for word in takewhile(lambda each: each not in ends, words[place + 1 : place + 1 + reach])
    )
