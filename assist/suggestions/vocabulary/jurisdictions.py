"""Which administration an official sentence points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import either, normalise
from assist.suggestions.vocabulary.files import read_table

_FILE = "jurisdictions.toml"
_NAME = 4  # words: the longest that an authority of `own` has


@dataclass(frozen=True, slots=True)
class _Holder:
    authority: str
    usual: bool
    matters_of: str
    own: CueIndex[None]
    spoken_of: float | None  # the share of pages, where that tells whose site it is
    speaks: CueIndex[None]


def named_often(pages: Iterable[str], least: int) -> frozenset[str]:
    """The authorities that so many of these pages name, and at least `least`, as hardly any but
    their own do."""
    said = [normalise(page) for page in pages]
    return frozenset(
        one.matters_of or one.authority
        for one in _all_holders()
        if one.spoken_of is not None
        and sum(map(one.speaks.stands_in, said)) >= max(least, one.spoken_of * len(said))
    )


def named_first(name: str) -> frozenset[str]:
    """The authorities that the name of a site («Ministerio de Cultura») begins with."""
    said = normalise(name).split()[:_NAME]
    return frozenset(
        one.matters_of or one.authority
        for one in _all_holders()
        if said and one.own.stands_in(" ".join(said))
    )


@lru_cache(maxsize=8_192)
def competent(
    sentence: str, organisation: str, own_authorities: frozenset[str] = frozenset()
) -> str | None:
    """The authority that an official sentence names as competent, where it is not the one that
    speaks; None where the sentence says nothing of the kind."""
    normalised = normalise(sentence)
    named = (one for cue, one in _holders().possible(normalised) if cue.search(normalised))
    holder = next(named, None)
    if holder is None or _is_own(holder, organisation, own_authorities):
        return None
    return holder.authority


def _is_own(holder: _Holder, organisation: str, own_authorities: frozenset[str]) -> bool:
    if {holder.matters_of, holder.authority} & own_authorities:
        return True
    ours = normalise(organisation)
    return holder.own.stands_in(ours) if ours else holder.usual


@cache
def _all_holders() -> tuple[_Holder, ...]:
    return tuple(
        _Holder(
            one["authority"],
            one.get("usual", False),
            one.get("matters_of", ""),
            cue_index(one["own"]),
            one.get("spoken_of"),
            cue_index(one.get("speaks", one["own"])),
        )
        for one in read_table("es", _FILE)["holder"]
    )


@cache
def _holders() -> CueIndex[_Holder]:
    """By what says that each is competent."""
    table = read_table("es", _FILE)
    named = (either(one["cues"]) for one in table["holder"])
    return CueIndex(
        (cue.replace("{holder}", words), holder)
        for holder, words in zip(_all_holders(), named, strict=True)
        for cue in table["statement"]["cues"]
    )
