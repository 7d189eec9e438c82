"""What a sentence says of the channels: which one it allows, which it denies, which it only
mentions. `Solo por internet` allows one and denies its opposite."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

# Weights: a plain denial beats a mere mention, and a mention beats what follows from an "only".
EXPLICIT, NAMED, IMPLIED = 3, 2, 1
OPPOSITES = {
    "online": ("in_person",),
    "in_person": ("online",),
    "phone": ("online", "in_person"),
}
_APPOINTMENT = "cita"  # where one goes with it is where it is done
_SENTENCE = re.compile(r"[.;?!|·]\s+|\n|\s(?:pero|però|mais|but|aunque)\s|\s[–—]\s")
_PART = re.compile(r"[,:()]\s*|\s(?=(?:sino|y no|y no se|e non|i no)\s)")


@dataclass(frozen=True)
class Said:
    channel: str
    value: bool
    weight: int


def named(text: str) -> list[str]:
    """The channels that a label names: none where it is about paying or being notified by them."""
    folded = fold(text)
    return [name for name in OPPOSITES if _mention(folded, name) is not None]


def said_of(text: str) -> list[Said]:
    return [said for sentence in _SENTENCE.split(text) for said in _sentence(sentence)]


def _sentence(sentence: str) -> list[Said]:
    """Each part that has a verb of its own stands for itself; others go on with what was said."""
    found: list[Said] = []
    denied = only = False
    for part in _PART.split(sentence):
        folded = fold(part)
        if not folded or vocabulary().channels["conditional"].match(folded):
            denied = False
            continue
        alone = bool(vocabulary().channels["verb"].search(folded))
        said = list(_part(folded, denied=denied and not alone))
        denied = any(not one.value for one in said) or (denied and not alone)
        afterwards = bool(found) and len(folded.split()) <= 2  # `…, exclusivamente`
        only = only or (_is_only(folded) and (afterwards or any(one.value for one in said)))
        found += said
    told = [*found, *_excluded(found)] if only else found
    limited = vocabulary().channels["limited"].search(fold(sentence))
    return [_of_some(one) for one in told] if limited else told


def _of_some(said: Said) -> Said:
    """A denial for some of those who ask leaves the channel to the others."""
    return said if said.value else replace(said, weight=IMPLIED)


def _excluded(found: list[Said]) -> Iterator[Said]:
    """By an "only", where it names one channel and not its opposite as well."""
    allowed = {one.channel for one in found if one.value}
    if len(allowed) == 1:
        denied = (other for channel in allowed for other in OPPOSITES[channel])
        yield from (Said(other, False, IMPLIED) for other in denied)


def _part(folded: str, *, denied: bool) -> Iterator[Said]:
    words = vocabulary().channels
    weight = EXPLICIT if words["doing"].search(folded) else NAMED
    for channel in OPPOSITES:
        match = _mention(folded, channel)
        if match is None:
            continue
        before, after = folded[: match.start()], folded[match.end() :]
        if words["unneeded"].search(before):
            continue
        refused = words["denied"].search(before) or words["denied_after"].match(after)
        said = Said(channel, not (refused or denied), weight)
        yield said if said.value else replace(said, weight=EXPLICIT + 1)


@lru_cache(maxsize=20_000)
def _mention(folded: str, channel: str) -> re.Match[str] | None:
    """The first that is not about something else; of a denied and an allowed one, the first."""
    words = vocabulary().channels
    for match in words[channel].finditer(folded):
        else_ = words["about_else"].search(folded[: match.start()])
        if not else_ or (channel == "in_person" and else_[0].startswith(_APPOINTMENT)):
            return match
    return None


def _is_only(folded: str) -> bool:
    return bool(vocabulary().channels["only"].search(folded))
