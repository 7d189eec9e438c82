"""Replies to one need that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from assist.canonical.replies import Key, Reply

_SAME_VALUES = 0.5  # of the values of both, what two replies that say the same share at least
_SAME_WORDS = 80  # likeness of replies without values, of 100


def by_need(replies: Iterable[Reply]) -> dict[Key, list[Reply]]:
    """The needs by key, each with its replies, the newest first."""
    groups: dict[Key, list[Reply]] = defaultdict(list)
    for reply in sorted(replies, key=lambda one: (one.at, one.id), reverse=True):
        groups[reply.key].append(reply)
    return {key: groups[key] for key in sorted(groups)}


def agreeing(group: Sequence[Reply]) -> list[Reply]:
    """The largest part of a group that agrees with one reply of it, that reply first. Of parts of
    one size, that of the newest."""
    parts = [[one, *(o for o in group if o is not one and agree(one, o))] for one in group]
    return max(parts, key=len, default=[])


def agree(a: Reply, b: Reply) -> bool:
    if not a.states and not b.states:
        return fuzz.token_set_ratio(a.text, b.text) >= _SAME_WORDS
    both = a.states | b.states
    return len(a.states & b.states) / len(both) >= _SAME_VALUES
