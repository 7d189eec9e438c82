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
    named_by_itself: bool


def named_often(pages: Iterable[str], share: float, least: int) -> frozenset[str]:
    """The authorities of which hardly any pages but their own speak often, that at least so many
    and such a share of these pages name."""
    holders = [one for one in _all_holders() if one.named_by_itself]
    said = [normalise(page) for page in pages]
    enough = max(least, share * len(said))
    return frozenset(
        one.authority for one in holders if sum(map(one.own.stands_in, said)) >= enough
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
            one.get("named_by_itself", False),
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
