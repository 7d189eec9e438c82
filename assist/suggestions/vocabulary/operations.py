"""What is done with a thing: it is asked for, renewed, replaced, given back."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from assist.suggestions.vocabulary.cue_index import CueIndex
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.shorthand import spelt_out

_FILE = "operations.toml"


def operations_said(text: str) -> frozenset[str]:
    """Those that a question asks for; the usual ones where it names none."""
    return _said(text) or _usual()


def names_operation(text: str) -> bool:
    """Whether a question says what is to be done."""
    return bool(_said(text))


@lru_cache(maxsize=512)
def _said(text: str) -> frozenset[str]:
    return _standing("said", spelt_out(normalise(text)))


def unusual_operations_of(title: str) -> frozenset[str]:
    """Those that tell it from a title that names none."""
    return operations_of(title) - _usual()


@lru_cache(maxsize=16_384)
def operations_of(title: str) -> frozenset[str]:
    """Those that the title of a procedure names."""
    return _standing("title", normalise(title))


def _standing(where: Literal["said", "title"], normalised: str) -> frozenset[str]:
    possible = _cues(where).possible(normalised)
    return frozenset(name for cue, name in possible if cue.search(normalised))


@cache
def _cues(where: Literal["said", "title"]) -> CueIndex[str]:
    return CueIndex(
        (cue, name) for name, row in read_table("es", _FILE).items() for cue in row[where]
    )


@cache
def _usual() -> frozenset[str]:
    return frozenset(name for name, row in read_table("es", _FILE).items() if row.get("usual"))
