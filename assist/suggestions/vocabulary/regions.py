"""Which region's administration a message asks something of, and not only tells of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assist.suggestions.text.sentences import besides_questions, questions, sentences
from assist.suggestions.vocabulary.cue_index import CueIndex, cue_index
from assist.suggestions.vocabulary.cues import either, normalise
from assist.suggestions.vocabulary.files import read_table
from assist.suggestions.vocabulary.patterns import Matter

_FILE = "jurisdictions.toml"


@dataclass(frozen=True, slots=True)
class _Region:
    name: str
    mentioned: CueIndex[None]
    wanted: CueIndex[None]  # its service, not only the place
    told: CueIndex[None]
    named: CueIndex[None]


def own_region(texts: Iterable[str], share: float = 0.0) -> str:
    """The region that these texts mention most, with more than that share of all mentions; empty
    where there is none, or two are mentioned as often."""
    said = [normalise(text) for text in texts]
    counts = {region.name: sum(map(region.mentioned.stands_in, said)) for region in _regions()}
    most = max(counts.values())
    best = [name for name, count in counts.items() if count == most]
    return best[0] if len(best) == 1 and most > share * sum(counts.values()) else ""


def asked_and_told(text: str) -> tuple[str, str]:
    """What a message asks or wishes, and what it tells around that; all of it is asked where
    nothing is asked openly."""
    asked: list[str] = []
    told: list[str] = []
    for sentence in sentences(text):
        found = [one.text for one in questions(sentence.text)]
        around = besides_questions(sentence.text)
        is_asked = _frames(around) if found else _words("wishes").stands_in(normalise(around))
        (asked if is_asked else told).append(around)
        asked.extend(found)
    return ("\n".join(asked), "\n".join(told)) if any(asked) else (text, "")


def _frames(before: str) -> bool:
    """«Para pescar en el mar, ¿…?», «beca de comedor: ¿…?»"""
    opening = normalise(before).split()[:1]
    framing = read_table("es", _FILE)["place"]["frames"]
    return before.endswith(":") or any(word in framing for word in opening)


def other_region(asked: str, own: str, told: str = "") -> Matter | None:
    """The region whose service is asked for; `told` is what is said around it, which only tells
    where who asks lives, and whose administration it is. Nothing where the own one is named."""
    wanted, around = normalise(asked), normalise(told)
    if not _any_region().possible(wanted + around):
        return None
    wanted, around = (_without(_words("languages"), one) for one in (wanted, around))
    regions = _regions()
    if any(one.name == own and one.mentioned.stands_in(wanted + around) for one in regions):
        return None
    wanted, around = _without_story(wanted, around)
    points_back = _words("back").stands_in(wanted)
    happened = _words("unless").stands_in(wanted)
    authority: str = read_table("es", _FILE)["place"]["authority"]
    for one in regions:
        if one.name != own and (
            one.told.stands_in(around)
            or one.wanted.stands_in(wanted)
            or (not happened and one.named.stands_in(wanted))
            or (points_back and one.mentioned.stands_in(around))
        ):
            return Matter("other_region", authority.format(name=one.name))
    return None


def _without_story(asked: str, told: str) -> tuple[str, str]:
    """Without the places of what was done earlier, and of those for whom nothing is asked."""
    asked, told = _without(_words("beside"), asked), _without(_words("beside"), told)
    for_others = _words("for_others").stands_in(asked) or _words("others_want").stands_in(told)
    if for_others or not _words("for_oneself").stands_in(asked):
        return asked, told
    return _without(_words("others"), asked), _without(_words("others"), told)


def _without(cues: CueIndex[None], normalised: str) -> str:
    for cue, _ in cues.possible(normalised):
        normalised = cue.sub("", normalised)
    return normalised


@cache
def _regions() -> tuple[_Region, ...]:
    table = read_table("es", _FILE)
    return tuple(
        _Region(
            name=one["name"],
            mentioned=cue_index([either(one["places"])]),
            wanted=_filled((*table["place"]["cues"], *table["place"]["told"]), one),
            told=_filled(table["place"]["told"], one),
            named=_filled((*table["place"]["also"], *table["place"]["of_people"]), one),
        )
        for one in table["region"]
    )


@cache
def _any_region() -> CueIndex[None]:
    """Hardly any question names one, and each of many is not looked for in those that do not: they
    are a third of all look-ups of a question."""
    regions = read_table("es", _FILE)["region"]
    return cue_index(cue for one in regions for cue in (*one["places"], *one["people"]))


def _filled(cues: Iterable[str], region: Mapping[str, Sequence[str]]) -> CueIndex[None]:
    places, people = either(region["places"]), either(region["people"])
    return cue_index(cue.replace("{place}", places).replace("{people}", people) for cue in cues)


@cache
def _words(kind: str) -> CueIndex[None]:
    """Of any place, also one that is pointed at."""
    table = read_table("es", _FILE)
    places = [place for one in table["region"] for place in one["places"]]
    any_place = either([*places, *table["place"]["back"]])
    return cue_index(cue.replace("{place}", any_place) for cue in table["place"][kind])
