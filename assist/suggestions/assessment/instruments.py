"""«La tarjeta», «una ayuda»: words that say what kind of paper or service it is, and not which."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from assist.suggestions.text.stems import stem, stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_text

_FILE = "instruments.txt"
_NONE: frozenset[str] = frozenset()


def are_instruments(stems: Collection[str]) -> bool:
    """Whether there are any, and nothing else."""
    return bool(stems) and all(one in _forms() for one in stems)


def is_of_kind(one: str, title: str) -> bool:
    """Whether a title says that kind of thing, under any of its names."""
    return not forms_of(one).isdisjoint(stem_set(title))


def forms_of(one: str) -> frozenset[str]:
    """The stems of its kind, itself among them; none of what is no kind."""
    return _forms().get(one, _NONE)


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Stem → the stems of its kind."""
    lines = read_text(PAGES, _FILE).splitlines()
    kinds = [frozenset(map(stem, line.split())) for line in lines if line and line[0] != "#"]
    return {one: kind for kind in kinds for one in kind}
