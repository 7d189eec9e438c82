"""Whether a sentence that a model worded turns what its source says: «máximo» for «mínimo», «y» for
«o», a condition left out. Sentence is held against sentence: what a page says elsewhere with the
same words says nothing of this one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from assist.suggestions.text.sentences import sentences
from assist.suggestions.text.stems import stem_set
from assist.suggestions.understanding.question import PAGES
from assist.suggestions.vocabulary.files import read_table

_FILE = "turning.toml"
_NEW = 2  # stems that those chosen before do not hold, for another sentence to be worded too


def turns(text: str, quotes: Sequence[str], headings: Sequence[str] = ()) -> bool:
    """Of each sentence of `text`, beside those of the quotes that it words best, as many as its
    words need. What headings say may be said with them, and may be left out."""
    said = [span.text for quote in quotes for span in sentences(quote)]
    above = _turning(" ".join(headings))
    return any(_turns(span.text, _worded(span.text, said), above) for span in sentences(text))


def _worded(piece: str, said: Sequence[str]) -> list[str]:
    left, chosen = stem_set(piece), list[str]()
    while said:
        best = max(said, key=lambda one: _fit(one, left))
        if len(stem_set(best) & left) < (_NEW if chosen else 1):
            break
        chosen.append(best)
        left -= stem_set(best)
    return chosen


def _fit(one: str, left: frozenset[str]) -> tuple[int, int]:
    """Of two that hold as many of its words, the shorter."""
    held = stem_set(one)
    return len(held & left), -len(held)


def _turns(piece: str, worded: Sequence[str], above: frozenset[str]) -> bool:
    table, own = _table(), _turning(piece)
    theirs = frozenset[str]().union(*map(_turning, worded))
    added, lost = own - theirs - above, theirs - own
    return (
        any(table[name].get("kept") for name in lost)
        or any(not table[name].get("addable") for name in added)
        or any(table[name].get("opposite") in theirs for name in added)
        or any(_times(name, piece) != _times(name, *worded) for name in table if _counted(name))
    )


def _counted(name: str) -> bool:
    return bool(_table()[name].get("counted"))


def _times(name: str, *texts: str) -> int:
    return sum(len(_patterns()[name].findall(text.lower())) for text in texts)


def _turning(text: str) -> frozenset[str]:
    return frozenset(name for name in _patterns() if not _counted(name) and _times(name, text))


def _table() -> dict[str, Any]:
    return read_table(PAGES, _FILE)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: _pattern(one["words"]) for name, one in _table().items()}


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    told = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"(?<!\w)(?:{told})(?!\w)")
