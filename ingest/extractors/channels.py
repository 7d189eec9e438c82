"""By which channels a procedure can be done: said in words, by a yes or no, or by an icon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexes.models import Aspect, ProcedureChannels
from ingest.extractors.aspects import Placed
from ingest.extractors.vocabulary import vocabulary
from ingest.folding import fold

CHANNELS = ("online", "in_person", "phone")
SWITCH_WORDS = 10  # "Presentación electrónica: sí"
_ASPECTS = (Aspect.CHANNEL, Aspect.WHERE)
_CLAUSE = re.compile(r"[.;:]\s+|,\s+(?:pero|aunque|y no|no|sin)\b|\s(?:pero|aunque)\s")
_LAST = re.compile(r"[\s:(\-–]+(s[ií]|no|yes|oui|non)\)?\.?$", re.IGNORECASE)


def channels_of(placed: Sequence[Placed]) -> ProcedureChannels:
    """A yes or no beside the name of a channel beats prose; None where the page does not say."""
    switches: dict[str, bool] = {}
    prose: dict[str, set[bool]] = {}
    for item in placed:
        for channel, value in _switches(item):
            switches.setdefault(channel, value)
    said = [item for item in placed if item.aspect in _ASPECTS]
    for channel, value in [*_headed(said), *(one for item in said for one in _prose(item))]:
        prose.setdefault(channel, set()).add(value)
    return ProcedureChannels(**{name: _verdict(name, switches, prose) for name in CHANNELS})


def _verdict(name: str, switches: dict[str, bool], prose: dict[str, set[bool]]) -> bool | None:
    if name in switches:
        return switches[name]
    said = prose.get(name)
    return None if not said else len(said) == 2 or said.pop()


def _headed(placed: Sequence[Placed]) -> Iterator[tuple[str, bool]]:
    """`Presencial` as a heading: yes, unless something below it denies it."""
    below: dict[str, list[Placed]] = {}
    for item in placed:
        for heading in item.line.path:
            if heading.rank > 1 and len(heading.text.split()) <= SWITCH_WORDS:
                below.setdefault(heading.text, []).append(item)
    for heading_text, items in below.items():
        named = _named(heading_text)
        if len(named) == 1 and not any(_answered(item) for item in items):
            yield named[0], not any(_denies(item.line.text, named[0]) for item in items)


def _denies(text: str, channel: str) -> bool:
    """A denial that names this channel, or none."""
    return any(
        _denied(clause) and channel in (_named(clause) or [channel])
        for clause in _CLAUSE.split(text)
    )


def _switches(item: Placed) -> Iterator[tuple[str, bool]]:
    line = item.line
    answer = _answer(line.text, line.marks, line.cells)
    if answer is None:
        return
    label = line.path[-1].text if _is_answer(line.text) and line.path else line.text
    if len(label.split()) <= SWITCH_WORDS:
        yield from ((channel, answer) for channel in _named(label))


def _answer(text: str, marks: tuple[str, ...], cells: tuple[str, ...]) -> bool | None:
    """True, False, or None when nothing here is a yes or a no."""
    last = _LAST.search(" " + text)
    for word in [text, last.group(1) if last else "", *cells[1:]]:
        if _is_answer(word):
            return bool(vocabulary().channels["yes"].match(fold(word)))
    for mark in map(fold, marks):
        if vocabulary().channels["icon_no"].match(mark):
            return False
        if vocabulary().channels["icon_yes"].match(mark):
            return True
    return None


def _is_answer(text: str) -> bool:
    folded = fold(text)
    return bool(
        vocabulary().channels["yes"].match(folded) or vocabulary().channels["no"].match(folded)
    )


def _answered(item: Placed) -> bool:
    return _answer(item.line.text, item.line.marks, item.line.cells) is not None


def _prose(item: Placed) -> Iterator[tuple[str, bool]]:
    if not _answered(item):
        for clause in _CLAUSE.split(item.line.text):
            yield from _clause(clause, item.line.text)


def _clause(clause: str, text: str) -> Iterator[tuple[str, bool]]:
    named = _named(clause)
    denied = _denied(clause) or bool(
        re.search(r"(?:pero|aunque|y no|no|sin)\s*$", text[: text.find(clause)]) if named else None
    )
    yield from ((channel, not denied) for channel in named)
    if not denied and vocabulary().channels["only"].search(fold(clause)) and len(named) == 1:
        opposite = {"online": "in_person", "in_person": "online"}.get(named[0])
        if opposite:
            yield opposite, False


def _named(text: str) -> list[str]:
    folded = fold(text)
    return [name for name in CHANNELS if vocabulary().channels[name].search(folded)]


def _denied(text: str) -> bool:
    return bool(vocabulary().channels["denied"].search(fold(text)))
