"""Of clauses of which the later ones leave out what they share with the first («Las solicitudes
ordinarias se resuelven en veinte días, y las urgentes, en tres»), the words that name each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assist.suggestions.text.stems import stem_set
from assist.suggestions.vocabulary.word_classes import any_of

_OPENING = rf"(?:({any_of('preposition')})\s+)?{any_of('article')}\s+"
_FIRST = re.compile(_OPENING, re.IGNORECASE)
_LATER = re.compile(
    rf"{_OPENING}([^,;:.()]{{2,60}}),\s+(?:{any_of('preposition')}\s+)?(?:{any_of('article')}\s+)?$",
    re.IGNORECASE,
)
_LINKING = re.compile(rf"(?:{any_of('preposition', 'article')}|se|les?)$", re.IGNORECASE)
_MOST_BEFORE_FIRST = 12  # words


def names_of(before: str, labels: Sequence[str]) -> list[frozenset[str]]:
    """Stems of the name of each clause, the first by its place: what stands behind its noun, which
    the others share, and before its verb. None where they are no such clauses. `before`: what
    stands before the first value; `labels`: before each of the others."""
    first = _FIRST.match(before)
    later = [_LATER.fullmatch(label.lstrip()) for label in labels]
    if first is None or len(before.split()) > _MOST_BEFORE_FIRST:
        return []
    named = [one for one in later if one and _same(one[1], first[1])]
    if not later or len(named) < len(later):
        return []
    words = _naming(before[first.end() :])
    most = max(len(_naming(one[2])) for one in named)
    own = stem_set(" ".join(words[1:-1][:most]))
    return [own, *(stem_set(one[2]) for one in named)]


def _naming(text: str) -> list[str]:
    return [word for word in text.split() if not _LINKING.match(word)]


def _same(one: str | None, other: str | None) -> bool:
    return (one or "").casefold() == (other or "").casefold()
