"""Which administration a place or an official sentence points at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.patterns import Matter

_FILE = "jurisdictions.toml"
_REGION = "la administración de {name}"


@dataclass(frozen=True, slots=True)
class _Region:
    name: str
    mentioned: CueIndex[None]
    wanted: CueIndex[None]  # its service, not only the place
    named: CueIndex[None]


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


def own_region(texts: Iterable[str], share: float = 0.0) -> str:
    """The region that these texts mention most, with more than that share of all mentions; empty
    where there is none."""
    said = [normalise(text) for text in texts]
    counts = {region.name: sum(map(region.mentioned.stands_in, said)) for region in _regions()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] > share * sum(counts.values()) else ""


def other_region(text: str, own: str) -> Matter | None:
    """The region whose service the text asks for. Nothing where it names the own one as well."""
    normalised = normalise(text)
    if not _any_region().possible(normalised):
        return None
    for cue, _ in _languages().possible(normalised):
        normalised = cue.sub("", normalised)
    regions = _regions()
    if any(one.name == own and one.mentioned.stands_in(normalised) for one in regions):
        return None
    happened = _only_happened().stands_in(normalised)
    for one in regions:
        if one.name == own:
            continue
        if one.wanted.stands_in(normalised) or (not happened and one.named.stands_in(normalised)):
            return Matter("other_region", _REGION.format(name=one.name))
    return None


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
def _regions() -> tuple[_Region, ...]:
    table = read_table("es", _FILE)
    return tuple(
        _Region(
            name=one["name"],
            mentioned=cue_index([_either(one["places"])]),
            wanted=cue_index(
                cue.replace("{place}", _either(one["places"])) for cue in table["place"]["cues"]
            ),
            named=cue_index(
                cue.replace("{place}", _either(one["places"])).replace(
                    "{people}", _either(one["people"])
                )
                for cue in (*table["place"]["also"], *table["place"]["of_people"])
            ),
        )
        for one in table["region"]
    )


@cache
def _any_region() -> CueIndex[None]:
    """Hardly any question names one, and each of many is not looked for in those that do not: they
    are a third of all look-ups of a question."""
    regions = read_table("es", _FILE)["region"]
    return cue_index(cue for one in regions for cue in (*one["places"], *one["people"]))


@cache
def _only_happened() -> CueIndex[None]:
    return cue_index(read_table("es", _FILE)["place"]["unless"])


@cache
def _languages() -> CueIndex[None]:
    return cue_index(read_table("es", _FILE)["place"]["languages"])


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
    named = (_either(one["cues"]) for one in table["holder"])
    return CueIndex(
        (cue.replace("{holder}", words), holder)
        for holder, words in zip(_all_holders(), named, strict=True)
        for cue in table["statement"]["cues"]
    )


def _either(cues: list[str]) -> str:
    return f"({'|'.join(cues)})"
