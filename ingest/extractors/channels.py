"""By which channels a procedure can be done: said by a yes or no, by an icon, or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexes.models import Aspect, ProcedureChannels
from ingest.extractors.aspects import Placed
from ingest.extractors.channel_sentences import EXPLICIT, NAMED, Said, named, said_of
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold, word_count

CHANNELS = ("online", "in_person", "phone")
SWITCH_WORDS = 10  # "Presentación electrónica: sí"
_ASPECTS = frozenset({Aspect.CHANNEL, Aspect.WHERE})
_PARTS = re.compile(r"\s*[|;·•]\s*|[.,]\s+(?=[^\W\d_][^:.,]{2,40}:\s)")
_ANSWERED = re.compile(r"^(.{3,90}?)\s*(?:[:?(–\u2003]|\s-)\s*(\S.*?)\)?\.?$", re.DOTALL)
_OPENED = re.compile(r"^(s[ií]|no|yes|oui|non)\s*(?:[,.;:(–—]|\s-\s)", re.IGNORECASE)
_TICK = re.compile(r"^(.{3,60}?)\s*[:–-]?\s*(?:([✔✓☑✅])|[✘✗✖❌☒])\W*$", re.DOTALL)
# Looked for first: the patterns below try every length of what stands before.
_SEAMS = re.compile(r"[|;·•:]")
_TICKS = re.compile(r"[✔✓☑✅✘✗✖❌☒]")
_ANSWERS = re.compile(r"[:?(–\u2003]|\s-")
_MARKS = ":?(–\u2003-"  # one of these is in all that `_ANSWERS` finds
LAST_LETTERS = 8  # at the end, where `_LASTS` may match
_LASTS = re.compile(r"\s(?:s[ií]|no|yes|oui|non)\.?$", re.IGNORECASE)
_LAST = re.compile(r"^(.{3,90}?)\s+(s[ií]|no|yes|oui|non)\.?$", re.IGNORECASE | re.DOTALL)


def channels_of(placed: Sequence[Placed]) -> ProcedureChannels:
    """A yes or no beside the name of a channel beats prose; None where the page does not say."""
    switches: dict[str, bool] = {}
    for channel, value in [*_columns(placed), *(one for i in placed for one in _switches(i))]:
        switches.setdefault(channel, value)
    said = [item for item in placed if _ASPECTS & {item.aspect, *item.aspects}]
    prose = [*_headed(said), *(one for item in said for one in _prose(item))]
    return ProcedureChannels(**{name: _verdict(name, switches, prose) for name in CHANNELS})


def _verdict(name: str, switches: dict[str, bool], prose: Sequence[Said]) -> bool | None:
    """What is said with most weight; of two that weigh the same, the yes."""
    if name in switches:
        return switches[name]
    return max(
        ((one.weight, one.value) for one in prose if one.channel == name), default=(0, None)
    )[1]


def _headed(placed: Sequence[Placed]) -> Iterator[Said]:
    """`Presencial` as a heading: yes, unless something below it denies it."""
    below: dict[str, list[Placed]] = {}
    for item in placed:
        for heading in item.line.path:
            if heading.rank > 1 and word_count(heading.text) <= SWITCH_WORDS:
                below.setdefault(heading.text, []).append(item)
    for heading_text, items in below.items():
        channels = named(heading_text)
        if len(channels) == 1 and not any(_is_answered(item) for item in items):
            denied = any(_denies(item.line.text, channels[0]) for item in items)
            yield Said(channels[0], not denied, EXPLICIT if denied else NAMED)


def _denies(text: str, channel: str) -> bool:
    """Names it to deny it, or denies without naming any: `No se admite.`"""
    if vocabulary().channels["begins_no"].search(fold(text)):
        return True
    return any(not one.value and one.channel == channel for one in said_of(text))


def _columns(placed: Sequence[Placed]) -> Iterator[tuple[str, bool]]:
    """Channels as the titles of columns, with a yes or no below each."""
    titles: tuple[str, ...] = ()
    for item in placed:
        cells = item.line.cells
        if item.line.titles or sum(len(named(cell)) == 1 for cell in cells) > 1:
            titles = cells
        elif titles and len(cells) == len(titles):
            for title, cell in zip(titles, cells, strict=True):
                answer, channels = _answer(cell), named(title)
                if answer is not None and len(channels) == 1:
                    yield channels[0], answer


def _switches(item: Placed) -> Iterator[tuple[str, bool]]:
    line = item.line
    above = line.path[-1].text if line.path else ""
    answer = _answer(line.text)
    if answer is not None or _begins(line.text) is not None:
        value = answer if answer is not None else _begins(line.text)
        yield from _switch(above, value)
        return
    if len(line.cells) > 1:
        yield from _switch(line.cells[0], _first_answer(line.cells[1:]))
    for part in _PARTS.split(line.text) if _SEAMS.search(line.text) else [line.text]:
        tick = _TICKS.search(part) and _TICK.match(part)
        if tick:
            yield from _switch(tick.group(1), tick.group(2) is not None)
        match = (_LASTS.search(part, max(0, len(part) - LAST_LETTERS)) and _LAST.match(part)) or (
            any(map(part.__contains__, _MARKS)) and _ANSWERS.search(part) and _ANSWERED.match(part)
        )
        if match:
            yield from _switch(match.group(1), _begins(match.group(2)))
    yield from _switch(line.text, _marked(line.marks))


def _switch(label: str, answer: bool | None) -> Iterator[tuple[str, bool]]:
    if answer is not None and len(label.split()) <= SWITCH_WORDS:
        yield from ((channel, answer) for channel in named(label))


def _first_answer(cells: Sequence[str]) -> bool | None:
    return next((answer for answer in map(_begins, cells) if answer is not None), None)


def _answer(text: str) -> bool | None:
    """True or False when the text is nothing but a yes or a no."""
    folded, words = fold(text), vocabulary().channels
    if words["no"].match(folded):
        return False
    return True if words["yes"].match(folded) else None


def _begins(text: str) -> bool | None:
    """An answer that goes on: `No, solo presencial`, `Sí (con certificado)`."""
    whole = _answer(text)
    if whole is not None:
        return whole
    opened = _OPENED.match(text)
    if opened:
        return _answer(opened.group(1))
    folded, words = fold(text), vocabulary().channels
    if words["begins_no"].search(folded):
        return False
    return True if words["begins_yes"].search(folded) else None


def _marked(marks: Sequence[str]) -> bool | None:
    for mark in map(fold, marks):
        if vocabulary().channels["icon_no"].match(mark):
            return False
        if vocabulary().channels["icon_yes"].match(mark):
            return True
    return None


def _is_answered(item: Placed) -> bool:
    line = item.line
    return _answer(line.text) is not None or any(True for _ in _switches(item))


def _prose(item: Placed) -> Iterator[Said]:
    """What the words say. A switch speaks for the channel that it names, not for the others."""
    switched = {channel for channel, _ in _switches(item)}
    yield from (one for one in said_of(item.line.text) if one.channel not in switched)
